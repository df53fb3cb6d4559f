import { type RawBuilder, sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, instantCursor, pageFrom } from '../../../../platform/paging.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { CallView } from '../../contract/nomination-views.ts'
import { routes } from '../../contract.ts'
import { type BallotRow, ballotColumns, changeBallot, findBallot, lockBallot, seenBallot } from '../store.ts'
import { briefs } from '../views.ts'
import { stillRunning } from './rules.ts'
import { type NominationRow, nominationColumns, onGround } from './store.ts'
import { openNominations, ownNominations, staffNominations } from './views.ts'

/** Asks everybody of the place for proposals: from now on the question and how it is asked are public. Refusals: see the route. */
export const openCall = command(routes['POST /api/c/:community/ballots/:id/nominations/open'], {
  async handle(ctx, { id }) {
    const row = await lockBallot(ctx, id, ['draft'])
    if (row.nominate_what === null) refuse('ballots.nominations_none')
    if (!(await stillRunning(ctx, row))) refuse('ballots.nominations_over')
    if (row.nominations_opened_at !== null) refuse('ballots.phase_unfit')
    await changeBallot(ctx, id, { nominations_opened_at: ctx.now })
    ctx.audit('ballot', id, { nominations: row.nominate_what, until: row.nominate_until })
    ctx.emit('ballots.nominations_opened', { ballot_id: id })
    return { id }
  },
  view: async (ctx, { id }) => {
    const row = (await findBallot(ctx, id)) ?? refuse('platform.not_found')
    return callOf(ctx, row)
  },
})

/** Calls as everybody reads them, with how many proposals came and how many are on the ballot. */
async function callsOf(ctx: ReadContext, rows: readonly BallotRow[]): Promise<CallView[]> {
  const counts = await sql<{ ballot_id: string; proposed: number; listed: number }>`
    select ballot_id, count(*)::int as proposed, count(*) filter (where state = 'listed')::int as listed from ballots.nominations
    where community_id = ${ctx.communityId} and ballot_id = any (${rows.map((row) => row.id)}::uuid[]) group by ballot_id`.execute(
    ctx.tx,
  )
  const by = new Map(counts.rows.map((row) => [row.ballot_id, row]))
  const told = new Map((await briefs(ctx, rows)).map((brief) => [brief.id, brief]))
  const views: CallView[] = []
  for (const row of rows) {
    const { proposed = 0, listed = 0 } = by.get(row.id) ?? {}
    const { number = '', place = '' } = told.get(row.id) ?? {}
    views.push({
      ...{ id: row.id, number, place, title: row.title, description: row.description, kind: row.kind },
      ...{ what: row.nominate_what ?? 'options', opened_at: (row.nominations_opened_at ?? row.made_at).toISOString() },
      ...{ until_day: row.nominate_until ?? row.opens_day, announced: row.announced_at !== null },
      running: row.state === 'draft' && (await stillRunning(ctx, row)),
      ...{ withdraw_reason: row.withdraw_reason, endorsements_least: row.endorsements_least },
      ...{ budget_fen: row.budget_fen, proposed, listed },
    })
  }
  return views
}

async function callOf(ctx: ReadContext, row: BallotRow): Promise<CallView> {
  const [view] = await callsOf(ctx, [row])
  return view ?? refuse('platform.not_found')
}

type Page = { after?: string | undefined; limit: number }

/** Newest first. Refusal: `platform.cursor_invalid`. */
async function callPage(ctx: ReadContext, { after, limit }: Page) {
  const where: RawBuilder<unknown>[] = [
    sql`b.community_id = ${ctx.communityId}`,
    sql`b.nominations_opened_at is not null`,
  ]
  if (after !== undefined) {
    const [at, id] = instantCursor(after)
    where.push(sql`(b.nominations_opened_at, b.id) < (${at}, ${id}::uuid)`)
  }
  const found = await sql<BallotRow>`
    select ${ballotColumns} from ballots.ballots b where ${sql.join(where, sql` and `)}
    order by b.nominations_opened_at desc, b.id desc limit ${limit + 1}`.execute(ctx.tx)
  return pageFrom(found.rows, limit, (row) => [(row.nominations_opened_at ?? row.made_at).toISOString(), row.id])
}

/** Of one ballot in the order they came. Refusal: `platform.cursor_invalid`. */
async function nominationPage(ctx: ReadContext, ballotId: string, more: RawBuilder<unknown>[], { after, limit }: Page) {
  const where = [sql`n.community_id = ${ctx.communityId}`, sql`n.ballot_id = ${ballotId}`, ...more]
  if (after !== undefined) {
    const [seq] = decodeCursor(after, 1)
    if (typeof seq !== 'number') refuse('platform.cursor_invalid')
    where.push(sql`n.seq > ${seq}`)
  }
  const found = await sql<NominationRow>`
    select ${nominationColumns} from ballots.nominations n where ${sql.join(where, sql` and `)}
    order by n.seq limit ${limit + 1}`.execute(ctx.tx)
  return pageFrom(found.rows, limit, (row) => [row.seq])
}

/** Opened once. Refusal: `platform.not_found`. */
async function openedCall(ctx: ReadContext, id: string): Promise<BallotRow> {
  const row = await findBallot(ctx, id)
  return row?.nominations_opened_at ? row : refuse('platform.not_found')
}

/** The desk's queue. Refusals: see the route. */
export const listNominations = query(
  routes['GET /api/c/:community/ballots/:id/nominations'],
  async (ctx, { id, state, q, merge_for, ...page }) => {
    const row = await seenBallot(ctx, id)
    if (row.nominate_what === null) refuse('ballots.nominations_none')
    const where: RawBuilder<unknown>[] = []
    if (state) where.push(sql`n.state = ${state}`)
    if (merge_for)
      where.push(sql`n.id <> ${merge_for} and n.what <> 'candidate' and n.state in ('proposed', 'feasible', 'listed')`)
    if (q) {
      const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
      where.push(sql`(n.title like ${like} or n.text like ${like} or n.place like ${like} or n.seq::text = ${q})`)
    }
    const found = await nominationPage(ctx, id, where, page)
    const call = await callOf(ctx, row)
    const drafted = row.state === 'draft'
    const enters = ctx.actor.permissions.has('ballots.enter')
    const manages = ctx.actor.permissions.has('ballots.manage')
    const can = [
      ...(drafted && manages && row.nominations_opened_at === null ? ['open'] : []),
      ...(call.running && row.nominations_opened_at !== null && enters ? ['nominate'] : []),
    ]
    return { items: await staffNominations(ctx, row, found.items), next: found.next, call, can }
  },
)

/** Proposals of a call, with what the reader may do. Refusals: see the route. */
export const ownNominationList = query(
  routes['GET /api/c/:community/my/ballots/:id/nominations'],
  async (ctx, { id, show, ...page }) => {
    const row = await openedCall(ctx, id)
    const me = ctx.actor.personId
    const mine = sql`(n.person_id = ${me} or n.candidate_person_id = ${me})`
    const found = await nominationPage(ctx, id, show === 'mine' ? [mine] : [], page)
    const call = await callOf(ctx, row)
    const can = call.running && (await onGround(ctx, row, me)) ? ['propose'] : []
    return { items: await ownNominations(ctx, row, found.items), next: found.next, call, can }
  },
)

/** What is asked for here, what the reader proposed, and what waits for their answer. */
export const ownCalls = query(routes['GET /api/c/:community/my/nominations'], async (ctx, page) => {
  const found = await callPage(ctx, page)
  const me = ctx.actor.personId
  const ids = found.items.map((row) => row.id)
  const counts = await sql<{ ballot_id: string; mine: number; waiting: number }>`
    select n.ballot_id, count(*) filter (where n.person_id = ${me})::int as mine,
      count(*) filter (where (n.candidate_person_id = ${me} and n.assent = 'asked' and n.state in ('feasible', 'listed'))
        or (n.person_id = ${me} and exists (select 1 from ballots.nomination_merges m
          where m.community_id = n.community_id and m.ballot_id = n.ballot_id and m.state = 'asked'
            and ((m.from_id = n.id and m.from_agrees is null) or (m.into_id = n.id and m.into_agrees is null)))))::int as waiting
    from ballots.nominations n where n.community_id = ${ctx.communityId} and n.ballot_id = any (${ids}::uuid[])
      and (n.person_id = ${me} or n.candidate_person_id = ${me})
    group by n.ballot_id`.execute(ctx.tx)
  const by = new Map(counts.rows.map((row) => [row.ballot_id, row]))
  const calls = await callsOf(ctx, found.items)
  const items = []
  for (const [index, call] of calls.entries()) {
    const row = found.items[index]
    const { mine = 0, waiting = 0 } = by.get(call.id) ?? {}
    items.push({
      ...call,
      ...{ mine, waiting: call.announced || call.withdraw_reason !== '' ? 0 : waiting },
      may_propose: row !== undefined && call.running && (await onGround(ctx, row, me)),
    })
  }
  return { items, next: found.next }
})

export const openCalls = query(routes['GET /api/c/:community/open/nominations'], async (ctx, page) => {
  const found = await callPage(ctx, page)
  return { items: await callsOf(ctx, found.items), next: found.next }
})

const openMost = 500

/** Everything that was proposed and what became of it. Refusal: `platform.not_found`. */
export const openCallPage = query(routes['GET /api/c/:community/open/ballots/:id/nominations'], async (ctx, { id }) => {
  const row = await openedCall(ctx, id)
  const { items } = await nominationPage(ctx, id, [], { limit: openMost })
  return { id, title: row.title, call: await callOf(ctx, row), items: await openNominations(ctx, row, items) }
})
