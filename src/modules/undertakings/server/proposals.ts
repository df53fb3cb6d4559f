/** Recurring problems: requests much alike within some months, found by a job, taken up by the desk or set aside. */
import { sql } from 'kysely'
import { contentWords, similarity } from '../../../engines/text/index.ts'
import { command, query, type ReadContext, type WriteContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { type BeyondRequest, filedSince, itemNamesOf, requestsBeyond } from '../../requests/api.ts'
import { areasByIds } from '../../territory/api.ts'
import { routes } from '../contract.ts'
import { neighbourhoodOf } from './place-of.ts'
import { rulesOf } from './rules.ts'

const filedMost = 3_000
const shownMost = 50
const inProposalMost = 100
/** Of the same item and place, texts with this much in common speak of the same. Fewer words are needed than between places. */
const alike = 0.15

type Group = { item_code: string; place_path: string; requests: BeyondRequest[] }

/**
 * Requests of the same item and neighbourhood whose words have something in common: of each such place the largest group around one of
 * them. Pure.
 */
function groupsOf(filed: readonly BeyondRequest[], least: number): Group[] {
  const by = Map.groupBy(filed, (request) => `${request.item_code} ${neighbourhoodOf(request)}`)
  return [...by.values()].flatMap((requests) => {
    const [first] = requests
    if (!first || requests.length < least) return []
    const said = requests.map((request) => contentWords(request.description))
    const around = said.map((own) => requests.filter((_, index) => similarity(own, said[index] ?? []) >= alike))
    const best = around.reduce((one, other) => (other.length > one.length ? other : one), [])
    if (best.length < least) return []
    return [{ item_code: first.item_code, place_path: neighbourhoodOf(first), requests: best }]
  })
}

/** Job: proposes what recurs and has no topic yet. What was set aside comes back only when as many again have been filed since. */
export async function proposeTopics(ctx: WriteContext): Promise<void> {
  const { topicCount, topicDays } = await rulesOf(ctx)
  const since = new Date(ctx.now.getTime() - topicDays * 86_400_000)
  const filed = await filedSince(ctx, since, filedMost)
  const known = await knownRequests(ctx, since)
  const groups = groupsOf(
    filed.filter((request) => !known.has(request.id)),
    topicCount,
  )
  for (const group of groups) await propose(ctx, group)
}

/** Requests that belong to a topic, or to a proposal that was decided on. */
async function knownRequests(ctx: ReadContext, since: Date): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select r.request_id as id from undertakings.requests r join undertakings.undertakings u
      on u.community_id = r.community_id and u.id = r.undertaking_id
    where r.community_id = ${ctx.communityId} and r.untied_at is null and u.kind = 'topic'
    union select unnest(request_ids) from undertakings.proposals
    where community_id = ${ctx.communityId} and decided_at >= ${since}`.execute(ctx.tx)
  return new Set(found.rows.map((row) => row.id))
}

async function propose(ctx: WriteContext, group: Group): Promise<void> {
  const ids = group.requests.slice(0, inProposalMost).map((request) => request.id)
  const id = ctx.newId()
  const found = await sql<{ id: string; fresh: boolean }>`
    insert into undertakings.proposals as p (community_id, id, item_code, place_path, area_id, request_ids, proposed_at)
    values (${ctx.communityId}, ${id}, ${group.item_code}, ${group.place_path}, ${areaOf(group)}, ${ids}::uuid[], ${ctx.now})
    on conflict (community_id, item_code, place_path) where decided_at is null
      do update set request_ids = excluded.request_ids, area_id = excluded.area_id
      where p.request_ids is distinct from excluded.request_ids
    returning id, (xmax = 0) as fresh`.execute(ctx.tx)
  const [row] = found.rows
  if (row?.fresh) ctx.audit('topic_proposal', row.id, { item_code: group.item_code, requests: ids.length })
}

/** Their common place, where it is one area; else the neighbourhood is told by none. */
function areaOf({ requests }: Group): string | null {
  const areas = new Set(requests.map((request) => request.area_id))
  return areas.size === 1 ? (requests[0]?.area_id ?? null) : null
}

type ProposalRow = {
  id: string
  item_code: string
  place_path: string
  area_id: string | null
  request_ids: string[]
  proposed_at: Date
}

/** Proposals that wait, those of most requests first. */
async function waiting(ctx: ReadContext) {
  const found = await sql<ProposalRow>`
    select id, item_code, place_path, area_id, request_ids, proposed_at from undertakings.proposals
    where community_id = ${ctx.communityId} and decided_at is null
    order by cardinality(request_ids) desc, id limit ${shownMost}`.execute(ctx.tx)
  const requests = new Map(
    (
      await requestsBeyond(
        ctx,
        found.rows.flatMap((row) => row.request_ids),
      )
    ).map((request) => [request.id, request]),
  )
  const names = await itemNamesOf(ctx)
  const placeIds = found.rows.map((row) => row.area_id ?? row.place_path.split('/').at(-1) ?? '')
  const areas = await areasByIds(ctx.tx, ctx.communityId, placeIds.filter(isId))
  const items = found.rows.map((row, index) => {
    const area = areas.get(placeIds[index] ?? '')
    const own = row.request_ids.flatMap((id) => requests.get(id) ?? [])
    const filed = own.map((request) => request.filed_at.getTime())
    return {
      id: row.id,
      item: { code: row.item_code, name: names.get(row.item_code) ?? row.item_code },
      area: area ? { id: area.id, name: area.full_name } : null,
      from: new Date(Math.min(...filed)).toISOString(),
      to: new Date(Math.max(...filed)).toISOString(),
      count: own.length,
      requests: own.slice(0, 8).map(({ id, number, title, closed }) => ({ id, number, title, closed })),
      proposed_at: row.proposed_at.toISOString(),
    }
  })
  return { items: items.filter((item) => item.count > 0) }
}

function isId(id: string): boolean {
  return /^[\da-f]{8}-[\da-f-]{27}$/.test(id)
}

export const topicProposals = query(routes['GET /api/c/:community/topic-proposals'], waiting)

/** Not the same matter after all. Refusal: `platform.not_found` for one that is decided. */
export const setProposalAside = command(routes['POST /api/c/:community/topic-proposals/:id/set-aside'], {
  async handle(ctx, { id, reason }) {
    if (!(await decide(ctx, id, 'set_aside', reason))) refuse('platform.not_found')
    ctx.audit('topic_proposal', id, { decision: 'set_aside', reason })
    return { id }
  },
  view: (ctx) => waiting(ctx),
})

/** A topic comes of it: gives the requests. Refusal: `undertakings.proposal_unknown`. */
export async function takeProposal(ctx: WriteContext, id: string): Promise<string[]> {
  const ids = await decide(ctx, id, 'taken', '')
  if (!ids) return refuse('undertakings.proposal_unknown')
  ctx.audit('topic_proposal', id, { decision: 'taken' })
  return ids
}

async function decide(ctx: WriteContext, id: string, decision: 'taken' | 'set_aside', reason: string) {
  const found = await sql<{ request_ids: string[] }>`
    update undertakings.proposals set decided_at = ${ctx.now}, decision = ${decision}, reason = ${reason},
      decided_by_person = ${ctx.actor.personId}
    where community_id = ${ctx.communityId} and id = ${id} and decided_at is null returning request_ids`.execute(ctx.tx)
  return found.rows[0]?.request_ids
}
