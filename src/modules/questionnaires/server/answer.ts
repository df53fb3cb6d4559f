import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command, query, type ReadContext, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dwellingsByIds } from '../../territory/api.ts'
import type { Answers } from '../contract/asking.ts'
import type { askedView, ownBrief } from '../contract.ts'
import { routes } from '../contract.ts'
import { findQuestionnaire, lockQuestionnaire, type Questionnaire, selectQuestionnaires, today } from './store.ts'
import { selectUnits, takeSheet, takesAnswers, type Unit, unitOfCode } from './take.ts'

type Asked = z.output<typeof askedView>
type OwnBrief = z.output<typeof ownBrief>

const openMost = 20

/** Open ones whose last day isn't over, the nearest end first. */
export async function openQuestionnaires(ctx: ReadContext): Promise<Questionnaire[]> {
  const found = await sql<Questionnaire>`
    ${selectQuestionnaires} where community_id = ${ctx.communityId} and state = 'open'
      and (until_day is null or until_day >= ${await today(ctx)}::date)
    order by until_day nulls last, opened_at desc, id limit ${openMost}`.execute(ctx.tx)
  return found.rows
}

type Home = { dwelling_id: string; compound_id: string | null }

/** Where the reader lives now. */
async function homesOf(ctx: ReadContext): Promise<Home[]> {
  const found = await sql<Home>`
    select distinct r.dwelling_id, b.compound_id from people.residences r
    join territory.dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join territory.areas b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${ctx.communityId} and r.person_id = ${ctx.actor.personId}::uuid and r.until_day is null and r.lives_here`.execute(
    ctx.tx,
  )
  return found.rows
}

type OwnUnit = Omit<Unit, 'id'> & { id: string | null }

/**
 * The unit the reader answers for: the own, or the household's, one not answered yet first. Of a questionnaire open to everybody it is
 * made with the answer (`id` null). Undefined: not asked.
 */
async function ownUnit(ctx: ReadContext, row: Questionnaire): Promise<OwnUnit | undefined> {
  const homes = await homesOf(ctx)
  const mine =
    row.unit === 'person'
      ? sql`person_id = ${ctx.actor.personId}::uuid`
      : sql`person_id is null and dwelling_id = any (${homes.map((home) => home.dwelling_id)}::uuid[])`
  const found = await sql<Unit>`
    ${selectUnits} where community_id = ${ctx.communityId} and questionnaire_id = ${row.id} and ${mine}
    order by answered_day is not null, id`.execute(ctx.tx)
  const [unit] = found.rows
  if (unit || row.reach !== 'link') return unit
  const [home] = homes
  if (row.unit === 'household' && !home) return undefined
  return {
    id: null,
    person_id: row.unit === 'person' ? ctx.actor.personId : null,
    dwelling_id: home?.dwelling_id ?? null,
    compound_id: home?.compound_id ?? null,
    code: null,
    answered: false,
  }
}

/** The household's address: which of them it counts for. A person needs no telling. */
async function placeOf(ctx: ReadContext, row: Questionnaire, dwellingId: string | null): Promise<string> {
  if (row.unit === 'person' || dwellingId === null) return ''
  return (await dwellingsByIds(ctx.tx, ctx.communityId, [dwellingId])).get(dwellingId)?.full_name ?? ''
}

/** What whoever answers sees of it. */
export function asked(row: Questionnaire, unit: { answered: boolean }, place: string): Asked {
  const { id, title, intro, anonymous, until_day, questions, ground } = row
  const over = row.state === 'published' ? row.state : row.state === 'open' ? 'no' : 'closed'
  return {
    id,
    title,
    intro,
    unit: row.unit,
    anonymous,
    until_day,
    questions,
    ground,
    place,
    answered: unit.answered,
    over,
  }
}

export const ownQuestionnaires = query(routes['GET /api/c/:community/my/questionnaires'], async (ctx) => {
  const items: OwnBrief[] = []
  for (const row of await openQuestionnaires(ctx)) {
    const unit = await ownUnit(ctx, row)
    if (!unit) continue
    const {
      questions: _,
      intro: __,
      over: ___,
      ground: ____,
      ...brief
    } = asked(row, unit, await placeOf(ctx, row, unit.dwelling_id))
    items.push(brief)
  }
  return { items }
})

export const ownQuestionnaire = query(routes['GET /api/c/:community/my/questionnaires/:id'], async (ctx, { id }) => {
  const row = await findQuestionnaire(ctx, id)
  if (row.state === 'draft') refuse('platform.not_found')
  const unit = await ownUnit(ctx, row)
  // Its result is for everybody, also for who moved here since.
  if (!unit) return row.state === 'published' ? asked(row, { answered: false }, '') : refuse('questionnaires.not_asked')
  const told = asked(row, unit, await placeOf(ctx, row, unit.dwelling_id))
  return told.over === 'no' && !(await takesAnswers(ctx, row)) ? { ...told, over: 'closed' as const } : told
})

/** A member answers for themself or their household. Refusals: see the route. */
export const answerOwn = command(routes['POST /api/c/:community/my/questionnaires/:id/answer'], {
  async handle(ctx, { id, answers }) {
    const row = await lockQuestionnaire(ctx, id)
    if (row.state === 'draft') refuse('platform.not_found')
    const unit = (await ownUnit(ctx, row)) ?? refuse('questionnaires.not_asked')
    if (!(await takesAnswers(ctx, row))) refuse('questionnaires.not_open')
    const known = { ...unit, id: unit.id ?? (await addUnit(ctx, id, unit)) }
    return takeSheet(ctx, row, known, { channel: 'online', answers: answers as Answers })
  },
  view: async (_, { id }) => ({ id }),
  anonymousActor: true,
})

async function addUnit(ctx: WriteContext, questionnaireId: string, unit: OwnUnit): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into questionnaires.units (community_id, id, questionnaire_id, person_id, dwelling_id, compound_id)
    values (${ctx.communityId}, ${id}, ${questionnaireId}, ${unit.person_id}, ${unit.dwelling_id}, ${unit.compound_id})`.execute(
    ctx.tx,
  )
  return id
}

/** Opened by whoever holds the paper. Tells nothing of whose it is. Refusal: `questionnaires.code_unknown`. */
export const lookByCode = query(routes['POST /api/c/:community/questionnaire-codes/look'], async (ctx, { code }) => {
  const unit = (await unitOfCode(ctx, code)) ?? refuse('questionnaires.code_unknown')
  const row = await findQuestionnaire(ctx, unit.questionnaire_id)
  if (!(await takesAnswers(ctx, row))) refuse('questionnaires.code_unknown')
  return asked(row, unit, '')
})

/** Answers without an account; the code counts once. Refusals: see the route. */
export const answerByCode = command(routes['POST /api/c/:community/questionnaire-codes/answer'], {
  async handle(ctx, { code, answers }) {
    const { questionnaire_id } = (await unitOfCode(ctx, code)) ?? refuse('questionnaires.code_unknown')
    const row = await lockQuestionnaire(ctx, questionnaire_id)
    const unit = (await unitOfCode(ctx, code)) ?? refuse('questionnaires.code_unknown')
    if (!(await takesAnswers(ctx, row))) refuse('questionnaires.not_open')
    return takeSheet(ctx, row, unit, { channel: 'code', answers: answers as Answers })
  },
  view: async (_, { id }) => ({ id }),
  anonymousActor: true,
})
