/** The urn of a secret ballot: papers without anybody, written so that neither their rows nor their order say when each came. */
import { type RawBuilder, sql } from 'kysely'
import { isSigned, type Paper, publicKeyOf, receiptOf } from '../../../../engines/ballot/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { readChoices } from '../cast/cast.ts'
import { type BallotRow, phaseOf, shareBallot } from '../store.ts'

/** Up to so many papers are written anew together each time one comes, never fewer than half once there were as many; with the count all are. */
const batchSize = 50

/** A secret ballot that takes papers, held open meanwhile. Refusals: `platform.not_found`, `ballots.secret_unfit`. */
async function secretBallot(ctx: WriteContext, id: string): Promise<BallotRow & { public_key: string }> {
  const row = await shareBallot(ctx, id)
  if (row.announced_at === null) refuse('platform.not_found')
  return row.secret && row.public_key !== null ? { ...row, public_key: row.public_key } : refuse('ballots.secret_unfit')
}

/**
 * Puts a signed paper into the urn. Nobody is named to this command: no session is looked at, no key of the click and no audit row is kept
 * (the count says how many papers there are, and their hash). The same paper again changes nothing and is answered alike, also after the
 * end: whoever lost the answer learns that the paper is in. Refusals: see the route.
 */
export const putInUrn = command(routes['POST /api/c/:community/open/ballots/:id/urn'], {
  anonymousActor: true,
  auditsOnlyNoted: true,
  async handle(ctx, { id, random, choices, signature }) {
    const row = await secretBallot(ctx, id)
    const paper = { random: Buffer.from(random, 'base64url'), choices: await readChoices(ctx, row, choices) }
    const signed = Buffer.from(signature, 'base64url')
    if (!isSigned(publicKeyOf(row.public_key), id, paper, signed)) refuse('ballots.signature_wrong')
    const there = await inUrn(ctx, id, paper)
    const phase = phaseOf(row, ctx.now)
    if (!there && phase !== 'open') refuse(phase === 'announced' ? 'ballots.not_open_yet' : 'ballots.closed')
    if (!there) await addToUrn(ctx, id, paper, signed)
    return { receipt: receiptOf(id, paper) }
  },
  view: async (_, { receipt }) => ({ receipt }),
})

/** Whether this very paper is in; one that was drawn alike and says something else is refused: `ballots.paper_in_urn`. */
async function inUrn(ctx: WriteContext, ballotId: string, paper: Paper): Promise<boolean> {
  await lockUrn(ctx, ballotId)
  const found = await sql<{ choices: string[] }>`
    select choices from ballots.urn where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and random = ${paper.random}`.execute(
    ctx.tx,
  )
  const there = found.rows[0]
  if (!there) return false
  return there.choices.join(' ') === paper.choices.join(' ') ? true : refuse('ballots.paper_in_urn')
}

/**
 * Adds a paper to the batch that is being filled, and writes all of the batch anew. A full one is halved by chance: the paper that came after
 * it never lies in a batch alone. The urn is locked.
 */
export async function addToUrn(
  ctx: WriteContext,
  ballotId: string,
  { random, choices }: Paper,
  signature: Buffer,
): Promise<void> {
  const of = sql`community_id = ${ctx.communityId} and ballot_id = ${ballotId}`
  const found = await sql<{ batch: number; count: number }>`
    select batch, count(*)::int as count from ballots.urn where ${of} group by batch order by batch desc limit 1`.execute(
    ctx.tx,
  )
  const { batch, count } = found.rows[0] ?? { batch: 1, count: 0 }
  await sql`
    insert into ballots.urn (community_id, ballot_id, random, choices, signature, batch)
    values (${ctx.communityId}, ${ballotId}, ${random}, ${[...choices]}::text[], ${signature}, ${batch})`.execute(
    ctx.tx,
  )
  const half = sql`${batch}::int + (row_number() over (order by random()) * 2 > count(*) over ())::int`
  await writeAnew(ctx, sql`${of} and batch = ${batch}`, count < batchSize ? sql`${batch}::int` : half)
}

/** The whole urn as one: with the count no batch is left to be told from another. */
export async function closeUrn(ctx: WriteContext, { id, secret }: BallotRow): Promise<void> {
  if (secret) await writeAnew(ctx, sql`community_id = ${ctx.communityId} and ballot_id = ${id}`, sql`1`)
}

/** Takes papers out and puts them in again in the order of what the devices drew, in one statement: rows of one moment. */
async function writeAnew(ctx: WriteContext, which: RawBuilder<unknown>, batch: RawBuilder<unknown>): Promise<void> {
  await sql`
    with out as (delete from ballots.urn where ${which} returning *)
    insert into ballots.urn (community_id, ballot_id, random, choices, signature, batch)
    select community_id, ballot_id, random, choices, signature, ${batch} from out order by random`.execute(ctx.tx)
}

/** Papers come one after the other: the order of the urn is made anew each time. */
export async function lockUrn(ctx: WriteContext, ballotId: string): Promise<void> {
  await sql`select 1 from ballots.urn_keys where community_id = ${ctx.communityId} and ballot_id = ${ballotId} for update`.execute(
    ctx.tx,
  )
}
