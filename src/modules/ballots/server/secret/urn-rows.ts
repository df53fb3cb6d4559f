/** What lies in the urn of a secret ballot, read for who counts, opens or waits. */
import { sql } from 'kysely'
import type { Signed } from '../../../../engines/ballot/index.ts'
import type { ReadContext } from '../../../../platform/command/types.ts'
import type { BallotRow, OptionRow } from '../store.ts'

type InUrn = { valid: number; invalid: number }

/** How many papers lie in the urn. */
export async function countUrn(ctx: ReadContext, ballotId: string): Promise<InUrn> {
  const found = await sql<InUrn>`
    select count(*) filter (where choices <> '{}')::int as valid, count(*) filter (where choices = '{}')::int as invalid
    from ballots.urn where community_id = ${ctx.communityId} and ballot_id = ${ballotId}`.execute(ctx.tx)
  return found.rows[0] ?? { valid: 0, invalid: 0 }
}

export type UrnRow = { random: Buffer; choices: string[]; signature: Buffer }

/** Every paper with its signature, and what they are proven with. */
export async function signedOf(ctx: ReadContext, row: BallotRow, options: readonly OptionRow[]): Promise<Signed> {
  const found = await sql<UrnRow>`
    select random, choices, signature from ballots.urn
    where community_id = ${ctx.communityId} and ballot_id = ${row.id} order by random`.execute(ctx.tx)
  return {
    ballot: row.id,
    key: row.public_key ?? '',
    codes: Object.fromEntries(options.map(({ code, title }) => [code, title])),
    papers: found.rows.map(({ random, choices, signature }) => ({
      ...{ random: random.toString('base64url'), choices, signature: signature.toString('base64url') },
    })),
  }
}

type Figures = { handed: number; opened: number; counted: number }

/** How many handed a paper in, how many were read at least once, how many are counted. */
export async function figuresOf(ctx: ReadContext, ballotId: string): Promise<Figures> {
  const of = sql`community_id = ${ctx.communityId} and ballot_id = ${ballotId}`
  const found = await sql<Figures>`
    select (select count(*)::int from ballots.votes where ${of} and channel = 'paper') as handed,
      (select count(*)::int from ballots.urn_papers where ${of}) as opened,
      (select count(*)::int from ballots.urn_papers where ${of} and counted_at is not null) as counted`.execute(ctx.tx)
  return found.rows[0] ?? { handed: 0, opened: 0, counted: 0 }
}

/** Papers that lie in the box, or were read once or differently: as many as handed one in are to be counted. */
export async function urnPapersWaiting(ctx: ReadContext, ballotId: string): Promise<number> {
  const { handed, opened, counted } = await figuresOf(ctx, ballotId)
  return Math.max(handed, opened) - counted
}
