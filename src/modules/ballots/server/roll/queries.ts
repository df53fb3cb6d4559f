import { type RawBuilder, sql } from 'kysely'
import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { decodeCursor, pageFrom } from '../../../../platform/paging.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type { Channel, Phase } from '../../contract/kinds.ts'
import type { VoterView } from '../../contract/roll-views.ts'
import { routes } from '../../contract.ts'
import { mayEnter, type VoterRow, voterColumns } from '../cast/voters.ts'
import { type BallotRow, findBallot, phaseOf, placeOf, seenBallot } from '../store.ts'

type Row = VoterRow & {
  channel: Channel | null
  cast_at: Date | null
  entered_by_person: string | null
  vote_proxy: string | null
  holder_person_id: string | null
  written_on: string | null
}

const selectVoters = sql`
  select ${voterColumns}, c.channel, c.cast_at, c.entered_by_person, c.proxy_id as vote_proxy, p.holder_person_id, p.written_on::text as written_on
  from ballots.voters v
  left join ballots.votes c on c.community_id = v.community_id and c.ballot_id = v.ballot_id and c.voter_id = v.id
  left join ballots.proxies p on p.community_id = v.community_id and p.ballot_id = v.ballot_id and p.voter_id = v.id and p.revoked_at is null`

const shown = {
  all: sql`true`,
  waiting: sql`(c.voter_id is null and v.struck_at is null)`,
  voted: sql`c.voter_id is not null`,
  undelivered: sql`(v.delivered_on is null and v.struck_at is null)`,
  struck: sql`v.struck_at is not null`,
} as const

/** The roll by number, with who has voted by which channel and never what. Refusals: see the route. */
export const listRoll = query(
  routes['GET /api/c/:community/ballots/:id/roll'],
  async (ctx, { id, after, limit, q, building, show }) => {
    const row = await seenBallot(ctx, id)
    const where: RawBuilder<unknown>[] = [
      sql`v.community_id = ${ctx.communityId}`,
      sql`v.ballot_id = ${id}`,
      shown[show],
    ]
    if (after !== undefined) where.push(sql`v.serial > ${serialAfter(after)}`)
    if (building) where.push(sql`v.building = ${building}`)
    if (q) where.push(found(q))
    const rows = await sql<Row>`
    ${selectVoters} where ${sql.join(where, sql` and `)} order by v.serial limit ${limit + 1}`.execute(ctx.tx)
    const page = pageFrom(rows.rows, limit, (voter) => [voter.serial])
    return { items: await voterViews(ctx, row, page.items), next: page.next }
  },
)

function serialAfter(cursor: string): number {
  const [serial] = decodeCursor(cursor, 1)
  return typeof serial === 'number' ? serial : refuse('platform.cursor_invalid')
}

/** By number, part of the name or of the place. */
function found(q: string): RawBuilder<unknown> {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const words = sql`(v.name like ${like} or v.place like ${like})`
  return /^\d{1,6}$/.test(q) ? sql`(v.serial = ${Number(q)} or ${words})` : words
}

/** Refusal: `platform.not_found`. */
export async function voterView(ctx: ReadContext, ballotId: string, voterId: string): Promise<VoterView> {
  const ballot = (await findBallot(ctx, ballotId)) ?? refuse('platform.not_found')
  const rows = await sql<Row>`
    ${selectVoters} where v.community_id = ${ctx.communityId} and v.ballot_id = ${ballotId} and v.id = ${voterId}`.execute(
    ctx.tx,
  )
  return (await voterViews(ctx, ballot, rows.rows))[0] ?? refuse('platform.not_found')
}

async function voterViews(ctx: ReadContext, ballot: BallotRow, rows: readonly Row[]): Promise<VoterView[]> {
  const ids = rows.flatMap((row) => [row.entered_by_person ?? [], row.holder_person_id ?? []].flat())
  const names = await personNames(ctx.tx, ctx.communityId, ids)
  const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? ''
  const phase = phaseOf(ballot, ctx.now)
  return rows.map((row) => ({
    ...{
      id: row.id,
      serial: row.serial,
      name: row.name,
      place: row.place,
      building: row.building,
      group: row.group_code,
    },
    ...{ area_cm2: row.area_cm2, units: row.units, delivered_on: row.delivered_on, delivered_how: row.delivered_how },
    struck: row.struck_at !== null,
    strike_reason: row.strike_reason,
    vote:
      row.channel && row.cast_at
        ? {
            channel: row.channel,
            cast_at: row.cast_at.toISOString(),
            entered_by: nameOf(row.entered_by_person),
            by_proxy: row.vote_proxy !== null,
          }
        : null,
    proxy: row.written_on ? { holder: nameOf(row.holder_person_id), written_on: row.written_on } : null,
    can: canOf(ctx, ballot, phase, row),
  }))
}

function canOf(ctx: ReadContext, ballot: BallotRow, phase: Phase, row: Row): string[] {
  if (row.struck_at !== null) return []
  const enters = mayEnter(ctx, ballot, row)
  const manages = holdsOver(ctx.actor, 'ballots.manage', placeOf(ballot))
  const voted = row.channel !== null
  const byHand = !ballot.secret && row.channel !== 'screen' && row.channel !== 'code'
  const running = phase === 'announced' || phase === 'open'
  const may: [string, boolean][] = [
    ['cast', enters && !voted && phase === 'open'],
    ['hand_paper', ballot.secret && enters && !voted && (phase === 'open' || phase === 'closed')],
    ['deliver', enters && running],
    ['proxy', enters && !voted && running && row.written_on === null],
    ['revoke_proxy', enters && !voted && running && row.written_on !== null],
    ['represent', manages && !voted && (running || phase === 'draft')],
    ['letter', manages && !voted && running],
    ['strike', manages && !voted && (phase === 'draft' || phase === 'announced')],
    ['void', manages && voted && byHand && (phase === 'open' || (phase === 'closed' && row.channel === 'paper'))],
  ]
  return may.flatMap(([act, yes]) => (yes ? [act] : []))
}
