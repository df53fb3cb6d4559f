import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../platform/command/types.ts'
import { pageFrom, textCursor } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Answers } from '../contract/asking.ts'
import { routes } from '../contract.ts'
import { asked, openQuestionnaires } from './answer.ts'
import { findQuestionnaire, lockQuestionnaire, type Questionnaire } from './store.ts'
import { takeSheet, takesAnswers, type Unit } from './take.ts'

/** Questionnaires somebody may be asked at the door: those that know whom they ask. */
export const atTheDoor = query(routes['GET /api/c/:community/questionnaires-at-the-door'], async (ctx) => {
  const rows = await openQuestionnaires(ctx)
  const items = rows
    .filter(({ reach }) => reach !== 'link')
    .map((row) => {
      const { questions: _, intro: __, over: ___, ...brief } = asked(row, { answered: false }, '')
      return brief
    })
  return { items }
})

async function openOne(ctx: ReadContext, id: string): Promise<Questionnaire> {
  const row = await findQuestionnaire(ctx, id)
  return row.reach !== 'link' && (await takesAnswers(ctx, row)) ? row : refuse('platform.not_found')
}

export const doorQuestionnaire = query(
  routes['GET /api/c/:community/questionnaires-at-the-door/:id'],
  async (ctx, { id }) => asked(await openOne(ctx, id), { answered: false }, ''),
)

/** Dwellings where one of the actor's posts carries asking at the door. */
function reached(ctx: ReadContext) {
  if (ctx.actor.kind === 'system') return sql`true`
  const paths = (ctx.actor.permissions.get('questionnaires.door') ?? []).flatMap(({ areaPath }) => areaPath ?? [])
  if (paths.includes('')) return sql`true`
  if (paths.length === 0) return sql`false`
  const within = (column: string, path: string) =>
    sql`(${sql.ref(column)} = ${path} or (${sql.ref(column)} >= ${`${path}/`} and ${sql.ref(column)} < ${`${path}0`}))`
  const all = paths.flatMap((path) => [within('d.admin_path', path), within('d.compound_path', path)])
  return sql`(${sql.join(all, sql` or `)})`
}

type DoorUnit = { unit_id: string; place: string; name: string; answered: boolean }

/** In the order of the addresses; whether they answered, never what. */
export const doorUnits = query(
  routes['GET /api/c/:community/questionnaires-at-the-door/:id/units'],
  async (ctx, { id, q, left, after, limit }) => {
    await openOne(ctx, id)
    const [place, unit] = after === undefined ? [null, null] : textCursor(after)
    const found = await sql<DoorUnit>`
      select * from (
        select u.id as unit_id, coalesce(s.full_name, b.full_name) || ' ' || d.number as place, coalesce(p.name, '') as name,
          u.answered_day is not null as answered
        from questionnaires.units u
        join territory.dwellings d on d.community_id = u.community_id and d.id = u.dwelling_id
        join territory.areas b on b.community_id = d.community_id and b.id = d.building_id
        left join territory.areas s on s.community_id = d.community_id and s.id = d.stairwell_id
        left join people.persons p on p.community_id = u.community_id and p.id = u.person_id
        where u.community_id = ${ctx.communityId} and u.questionnaire_id = ${id} and ${reached(ctx)}
          and ${left === 'yes' ? sql`u.answered_day is null` : sql`true`}) t
      where ${q === '' ? sql`true` : sql`(position(${q} in place) > 0 or position(${q} in name) > 0)`}
        and ${place === null ? sql`true` : sql`(place collate "C", unit_id) > (${place}, ${unit}::uuid)`}
      order by place collate "C", unit_id limit ${limit + 1}`.execute(ctx.tx)
    return pageFrom(found.rows, limit, (row) => [row.place, row.unit_id])
  },
)

/** Filled in face to face. Refusals: see the route. */
export const answerAtTheDoor = command(routes['POST /api/c/:community/questionnaires-at-the-door/:id/answer'], {
  async handle(ctx, { id, unit_id, answers }) {
    const row = await lockQuestionnaire(ctx, id)
    if (!(await takesAnswers(ctx, row))) refuse('questionnaires.not_open')
    const found = await sql<Unit>`
      select u.id, u.person_id, u.dwelling_id, u.compound_id, u.code, u.answered_day is not null as answered from questionnaires.units u
      join territory.dwellings d on d.community_id = u.community_id and d.id = u.dwelling_id
      where u.community_id = ${ctx.communityId} and u.questionnaire_id = ${id} and u.id = ${unit_id} and ${reached(ctx)}`.execute(
      ctx.tx,
    )
    const unit = found.rows[0] ?? refuse('platform.not_found')
    return takeSheet(ctx, row, unit, { channel: 'door', answers: answers as Answers })
  },
  view: async (_, { id }) => ({ id }),
  anonymousActor: true,
})
