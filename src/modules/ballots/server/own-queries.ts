import { sql } from 'kysely'
import { query, type ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { Channel } from '../contract/kinds.ts'
import type { OwnVote } from '../contract/roll-views.ts'
import type { OwnBallot } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { announcedOnce, openBallotView } from './open.ts'
import { ballotPage } from './queries.ts'
import { findBallot, phaseOf } from './store.ts'
import { briefs, objectionsOf } from './views.ts'

type Row = {
  voter_id: string
  serial: number
  name: string
  place: string
  by_proxy: boolean
  channel: Channel | null
  cast_at: Date | null
  receipt: string | null
  words: string
  units: { name: string; area_cm2: number }[] | null
}

const votesMost = 50

/** Rows of rolls somebody speaks for, themselves or by proxy. */
const rightsOf = (personId: string | null) => sql`
  (select s.community_id, s.ballot_id, s.voter_id, false as by_proxy from ballots.speakers s where s.person_id = ${personId}
   union all
   select p.community_id, p.ballot_id, p.voter_id, true from ballots.proxies p where p.holder_person_id = ${personId} and p.revoked_at is null)`

/** The own votes of a ballot, with what became of each. */
async function ownRows(ctx: ReadContext, ballotId: string, which: ReturnType<typeof sql>): Promise<Row[]> {
  const found = await sql<Row>`
    select v.id as voter_id, v.serial, v.name, v.place, bool_and(r.by_proxy) as by_proxy, c.channel, c.cast_at, c.receipt,
      coalesce((select w.text from ballots.words w where w.community_id = v.community_id and w.ballot_id = v.ballot_id and w.voter_id = v.id), '') as words,
      (select jsonb_agg(jsonb_build_object('name', u.name, 'area_cm2', u.area_cm2) order by u.name) from ballots.units u
        where u.community_id = v.community_id and u.ballot_id = v.ballot_id and u.voter_id = v.id) as units
    from ${which} r
    join ballots.voters v on v.community_id = r.community_id and v.ballot_id = r.ballot_id and v.id = r.voter_id and v.struck_at is null
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId}
    group by v.community_id, v.ballot_id, v.id, v.serial, v.name, v.place, c.channel, c.cast_at, c.receipt
    order by by_proxy, v.serial limit ${votesMost}`.execute(ctx.tx)
  return found.rows
}

function voteViewOf(row: Row, open: boolean): OwnVote {
  const { channel, cast_at, receipt, units, ...rest } = row
  const voted = channel && cast_at && receipt !== null ? { channel, cast_at: cast_at.toISOString(), receipt } : null
  return { ...rest, units: units ?? [], voted, can: open && !voted ? ['cast'] : [] }
}

/** One vote, for whoever just cast it or holds its code. Refusal: `platform.not_found`. */
export async function ownVoteView(ctx: ReadContext, ballotId: string, voterId: string): Promise<OwnVote> {
  const ballot = (await findBallot(ctx, ballotId)) ?? refuse('platform.not_found')
  const one = sql`(select ${ctx.communityId}::int as community_id, ${ballotId}::uuid as ballot_id, ${voterId}::uuid as voter_id, false as by_proxy)`
  const [row] = await ownRows(ctx, ballotId, one)
  return row ? voteViewOf(row, phaseOf(ballot, ctx.now) === 'open') : refuse('platform.not_found')
}

/** The ballot with the own votes; nothing of anybody else's. Refusal: `platform.not_found`. */
export async function ownBallotView(ctx: ReadContext, id: string): Promise<OwnBallot> {
  const open = await openBallotView(ctx, id)
  const rows = await ownRows(ctx, id, rightsOf(ctx.actor.personId))
  const objections = await objectionsOf(ctx, id, ctx.actor.personId ?? '')
  const hears = open.phase === 'announced' || open.phase === 'objection'
  return {
    ...open,
    votes: rows.map((row) => voteViewOf(row, open.phase === 'open')),
    objections: objections.map(({ who: _, ...one }) => one),
    can: hears ? ['object'] : [],
  }
}

export const ownBallot = query(routes['GET /api/c/:community/my/ballots/:id'], (ctx, { id }) => ownBallotView(ctx, id))

/** What is being decided here, with how many votes the reader has in it. */
export const ownBallots = query(routes['GET /api/c/:community/my/ballots'], async (ctx, { show, ...page }) => {
  const running = sql`(b.state = 'announced' and b.closes_at > ${ctx.now})`
  const found = await ballotPage(ctx, [announcedOnce, show === 'now' ? running : sql`not ${running}`], page)
  const counts = await sql<{ ballot_id: string; votes: number; voted: number }>`
    select r.ballot_id, count(distinct v.id)::int as votes, count(distinct c.voter_id)::int as voted
    from ${rightsOf(ctx.actor.personId)} r
    join ballots.voters v on v.community_id = r.community_id and v.ballot_id = r.ballot_id and v.id = r.voter_id and v.struck_at is null
    left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
    where v.community_id = ${ctx.communityId} and v.ballot_id = any (${found.items.map((row) => row.id)}::uuid[])
    group by r.ballot_id`.execute(ctx.tx)
  const own = new Map(counts.rows.map((row) => [row.ballot_id, row]))
  const items = (await briefs(ctx, found.items)).map((brief) => {
    const { votes, voted } = own.get(brief.id) ?? { votes: 0, voted: 0 }
    return { ...brief, votes, voted }
  })
  return { items, next: found.next }
})
