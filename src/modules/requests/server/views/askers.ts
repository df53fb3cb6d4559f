import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { maskName } from '../../../../shared/mask.ts'
import { personNames } from '../../../people/api.ts'
import { seesRequester } from '../can.ts'
import type { RequestRow } from './rows.ts'

const shownMost = 50

type Row = {
  id: string
  person_id: string | null
  relation: 'first' | 'joined' | 'on_behalf'
  contact_name: string | null
  joined_at: Date
  number: string | null
  count: number
}

/** Everybody who asks for a request, the first one first; by what number, for those who came over with a merged one. */
export async function askerList(ctx: ReadContext, row: RequestRow) {
  const found = await sql<Row>`
    select a.id, a.person_id, a.relation, a.contact_name, a.joined_at, c.number, count(*) over ()::int as count
    from caseflow.askers a
    left join caseflow.merges m on m.community_id = a.community_id and m.into_id = a.thing_id and m.undone_at is null
      and a.id = any (m.moved_askers)
    left join caseflow.cases c on c.community_id = m.community_id and c.id = m.case_id
    where a.community_id = ${ctx.communityId} and a.thing_kind = 'request' and a.thing_id = ${row.id} and a.left_at is null
    order by case a.relation when 'first' then 0 when 'on_behalf' then 1 else 2 end, a.joined_at, a.id limit ${shownMost}`.execute(
    ctx.tx,
  )
  const rows = found.rows
  const shows = seesRequester(ctx.actor, row) && !row.anonymous
  const ids = shows ? rows.map((asker) => asker.person_id).filter((id) => id !== null) : []
  const persons = await personNames(ctx.tx, ctx.communityId, ids)
  const whole = ctx.actor.personId !== null && ctx.actor.personId === row.assignee_person_id
  const nameOf = (asker: Row) => {
    const name = shows ? (persons.get(asker.person_id ?? '')?.name ?? asker.contact_name ?? '') : ''
    if (name === '')
      return ctx.services.texts.message(ctx.language, 'requests', row.anonymous ? 'view_anonymous' : 'view_resident')
    return whole ? name : maskName(name)
  }
  return {
    askers: rows.map((asker) => ({
      id: asker.id,
      name: nameOf(asker),
      relation: asker.relation,
      joined_at: asker.joined_at.toISOString(),
      number: asker.number,
    })),
    askers_count: rows[0]?.count ?? 0,
  }
}
