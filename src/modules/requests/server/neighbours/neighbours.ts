/** Neighbours' words on public matters: what is open to them and said to be done, looked at by those who live there. */
import { sql } from 'kysely'
import { askerOf, systemActor } from '../../../../engines/caseflow/index.ts'
import {
  command,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personWhereabouts } from '../../../people/api.ts'
import { routes } from '../../contract.ts'
import { allOf, anyOf, type Condition, liesIn } from '../queries/visibility.ts'
import { communityRules } from '../rules/community.ts'
import { judge } from '../rules/judge.ts'
import { type LockedRequest, lockRequest } from '../store.ts'
import { buildingNames } from '../views/building-names.ts'
import { itemName } from '../views/item-name.ts'

const shownMost = 20
const commentLeast = 4

type Matter = {
  id: string
  number: string
  item_code: string
  item_name: string
  area_id: string | null
  result: string | null
  finished_at: Date
  confirm_until: Date
  confirmed: number
  mine: boolean | null
}

/** Where a person lives, as the neighbourhoods whose matters are theirs too: the compound, else grid and micro-grid. */
async function neighbourhoods(ctx: ReadContext, personId: string): Promise<string[]> {
  const paths = (await personWhereabouts(ctx.tx, ctx.communityId, personId))?.paths ?? []
  return [...new Set(paths.flatMap((path) => (path ? [path.split('/')[0] ?? ''] : [])))].filter((path) => path !== '')
}

/** Open to neighbours, said to be done, the window still open, and in a neighbourhood of these. */
function near(ctx: ReadContext, places: readonly string[]): Condition {
  return allOf([
    sql<boolean>`c.state = 'finished' and c.outcome = 'solved' and c.confirm_until >= ${ctx.now}`,
    sql<boolean>`r.public_open and not r.confidential`,
    anyOf(places.map(liesIn)),
  ])
}

async function matters(ctx: ReadContext) {
  const { personId } = ctx.actor
  if (!personId) return { items: [] }
  const { neighboursNeeded } = await communityRules(ctx.tx, ctx.communityId)
  const asked = sql`exists (select 1 from caseflow.askers a where a.community_id = c.community_id and a.thing_kind = 'request'
    and a.thing_id = c.id and a.person_id = ${personId} and a.relation <> 'joined' and a.left_at is null)`
  const found = await sql<Matter>`
    select c.id, c.number, r.item_code, i.name as item_name, c.area_id, s.body as result, c.finished_at, c.confirm_until,
      (select count(*)::int from requests.neighbour_words n where n.community_id = c.community_id and n.request_id = c.id
        and n.closing_no = c.closing_no and n.done) as confirmed,
      (select n.done from requests.neighbour_words n where n.community_id = c.community_id and n.request_id = c.id
        and n.closing_no = c.closing_no and n.person_id = ${personId}) as mine
    from caseflow.cases c
    join requests.requests r on r.community_id = c.community_id and r.id = c.id
    join requests.items i on i.community_id = r.community_id and i.code = r.item_code and i.revision = r.item_revision
    left join lateral (select body from caseflow.steps s where s.community_id = c.community_id and s.case_id = c.id
      and s.kind = 'finished' order by s.seq desc limit 1) s on true
    where c.community_id = ${ctx.communityId} and c.kind = 'request' and ${near(ctx, await neighbourhoods(ctx, personId))}
      and not ${asked} and c.assignee_person_id is distinct from ${personId}
    order by c.confirm_until, c.id limit ${shownMost}`.execute(ctx.tx)
  const places = await buildingNames(
    ctx,
    found.rows.map((row) => row.area_id),
  )
  return {
    items: found.rows.map((row) => ({
      id: row.id,
      number: row.number,
      item_name: itemName(ctx, { code: row.item_code, name: row.item_name }),
      place: places(row.area_id),
      result: row.result ?? '',
      finished_at: row.finished_at.toISOString(),
      until: row.confirm_until.toISOString(),
      confirmed: row.confirmed,
      needed: neighboursNeeded,
      mine: row.mine === null ? null : { done: row.mine },
    })),
  }
}

const neighbourMatters = query(routes['GET /api/c/:community/my/neighbour-matters'], matters)

/**
 * A neighbour's word: enough of them confirm it, and it is closed; one who says it isn't done, and why, reopens it to the same handler,
 * for a closing that doesn't hold is the worse mistake. The last word of each counts, and the requester's own goes before. Refusals: see the route.
 */
const neighbourWord = command(routes['POST /api/c/:community/my/neighbour-matters/:id/word'], {
  async handle(ctx, { id, done, comment }) {
    const row = await lockForNeighbour(ctx, id)
    if (row.state !== 'finished' || row.outcome !== 'solved') refuse('requests.state_forbids')
    if (row.confirm_until === null || row.confirm_until < ctx.now) refuse('requests.window_over')
    if (!done && [...comment].length < commentLeast)
      refuse('requests.not_done_why', {}, [{ path: 'comment', code: 'required' }])
    await keepWord(ctx, row, done, comment)
    ctx.audit('request', id, { neighbour_says: done ? 'done' : 'not_done', closing_no: row.closing_no })
    const { neighboursNeeded } = await communityRules(ctx.tx, ctx.communityId)
    const enough = done && (await confirmedBy(ctx, row)) >= neighboursNeeded
    if (!done || enough) {
      const word = { source: 'neighbours', reached: true, solved: done, grade: null, personId: null } as const
      await judge(ctx, row, { ...word, comment: done ? '' : comment, actor: systemActor })
    }
    return { id }
  },
  view: (ctx) => matters(ctx),
})

/** Refusals: `platform.not_found` for what isn't open to this neighbour, `requests.own_matter` for who asked or handled it. */
async function lockForNeighbour(ctx: WriteContext, id: string): Promise<LockedRequest> {
  const personId = ctx.actor.personId ?? refuse('platform.not_found')
  const row = (await lockRequest(ctx.tx, ctx.communityId, id)) ?? refuse('platform.not_found')
  const places = await neighbourhoods(ctx, personId)
  const within = (path: string | null) => places.some((place) => path === place || path?.startsWith(`${place}/`))
  if (!row.public_open || row.confidential || !(within(row.admin_path) || within(row.compound_path)))
    refuse('platform.not_found')
  const asker = await askerOf(ctx.tx, ctx.communityId, { kind: 'request', id }, personId)
  if ((asker && asker.relation !== 'joined') || row.assignee_person_id === personId) refuse('requests.own_matter')
  return row
}

async function keepWord(ctx: WriteContext, row: LockedRequest, done: boolean, comment: string): Promise<void> {
  await sql`
    insert into requests.neighbour_words (community_id, request_id, closing_no, id, person_id, done, comment, said_at)
    values (${ctx.communityId}, ${row.id}, ${row.closing_no}, ${ctx.newId()}, ${ctx.actor.personId}, ${done}, ${comment}, ${ctx.now})
    on conflict (community_id, request_id, closing_no, person_id) where person_id is not null
      do update set done = excluded.done, comment = excluded.comment, said_at = excluded.said_at`.execute(ctx.tx)
}

async function confirmedBy(ctx: WriteContext, row: LockedRequest): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.neighbour_words
    where community_id = ${ctx.communityId} and request_id = ${row.id} and closing_no = ${row.closing_no} and done`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}

export const neighbourOperations: readonly Operation[] = [neighbourMatters, neighbourWord]
