/** The tables of proposals, as their commands and queries need them. */
import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personWhereabouts } from '../../../people/api.ts'
import type { NominationState, NominationStep } from '../../contract/nomination-views.ts'
import { type BallotRow, findBallot, mayRead } from '../store.ts'
import { stillRunning } from './rules.ts'

export type NominationRow = {
  id: string
  ballot_id: string
  seq: number
  what: 'works' | 'policy' | 'service' | 'candidate'
  title: string
  text: string
  place: string
  rough_cost_fen: number | null
  way: 'elected' | 'appointed' | 'self' | null
  candidate_person_id: string | null
  assent: 'none' | 'asked' | 'given' | 'refused'
  person_id: string | null
  by_body: string
  channel: 'screen' | 'counter'
  proposed_at: Date
  state: NominationState
  price_fen: number | null
  doer: string
  checked_by_person: string | null
  merged_into: string | null
}

export const nominationColumns = sql.raw(
  [
    'n.id, n.ballot_id, n.seq, n.what, n.title, n.text, n.place, n.rough_cost_fen::float8 as rough_cost_fen, n.way, n.candidate_person_id, n.assent',
    'n.person_id, n.by_body, n.channel, n.proposed_at, n.state, n.price_fen::float8 as price_fen, n.doer, n.checked_by_person, n.merged_into',
  ].join(', '),
)

/** The ballot of a call, locked: proposals come one after another. Refusal: `platform.not_found` where none was ever opened. */
async function lockCall(ctx: WriteContext, id: string): Promise<BallotRow> {
  await sql`select 1 from ballots.ballots where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = await findBallot(ctx, id)
  return row?.nominations_opened_at ? row : refuse('platform.not_found')
}

/** The same for an act while it may still be changed: until the ballot is announced. Refusals: `platform.not_found`, `ballots.phase_unfit`. */
export async function draftedCall(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await lockCall(ctx, id)
  return row.state === 'draft' ? row : refuse('ballots.phase_unfit')
}

/** The same for proposing and endorsing. Refusals: `platform.not_found`, `ballots.phase_unfit`, `ballots.nominations_over`. */
export async function runningCall(ctx: WriteContext, id: string): Promise<BallotRow> {
  const row = await draftedCall(ctx, id)
  return (await stillRunning(ctx, row)) ? row : refuse('ballots.nominations_over')
}

/** The same for staff at a counter or door of the place. Refusals: `platform.not_found`, `platform.not_allowed` and those of the call. */
export async function enteredCall(ctx: WriteContext, id: string, running: boolean): Promise<BallotRow> {
  const row = await findBallot(ctx, id)
  if (!row || !mayRead(ctx, row)) refuse('platform.not_found')
  return running ? runningCall(ctx, id) : draftedCall(ctx, id)
}

/** Refusal: `platform.not_found`. */
export async function nominationOf(ctx: ReadContext, ballotId: string, id: string): Promise<NominationRow> {
  const found = await sql<NominationRow>`
    select ${nominationColumns} from ballots.nominations n
    where n.community_id = ${ctx.communityId} and n.ballot_id = ${ballotId} and n.id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** In one of some states. Refusals: `platform.not_found`, `ballots.nomination_state_unfit`. */
export async function standing(
  ctx: ReadContext,
  ballotId: string,
  id: string,
  states: readonly NominationState[],
): Promise<NominationRow> {
  const row = await nominationOf(ctx, ballotId, id)
  return states.includes(row.state) ? row : refuse('ballots.nomination_state_unfit')
}

export async function changeNomination(
  ctx: WriteContext,
  row: Pick<NominationRow, 'id' | 'ballot_id'>,
  set: Record<string, unknown>,
): Promise<void> {
  await ctx.tx
    .updateTable('ballots.nominations')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('ballot_id', '=', row.ballot_id)
    .where('id', '=', row.id)
    .execute()
}

/** Writes down in public what became of a proposal, and tells it. `was`: its words until now. */
export async function noteStep(
  ctx: WriteContext,
  row: Pick<NominationRow, 'id' | 'ballot_id'>,
  what: NominationStep,
  reason = '',
  was: { title: string; text: string } | null = null,
): Promise<void> {
  await sql`
    insert into ballots.nomination_steps (community_id, ballot_id, nomination_id, seq, at, what, reason, was_title, was_text)
    select ${ctx.communityId}, ${row.ballot_id}, ${row.id}, coalesce(max(seq), 0) + 1, ${ctx.now}, ${what}, ${reason},
      ${was?.title ?? null}, ${was?.text ?? null}
    from ballots.nomination_steps
    where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id} and nomination_id = ${row.id}`.execute(
    ctx.tx,
  )
  ctx.audit('nomination', row.id, { ballot: row.ballot_id, state: what, ...(reason === '' ? {} : { reason }) })
  ctx.emit('ballots.nomination_changed', { ballot_id: row.ballot_id, nomination_id: row.id, what })
}

/** Whether somebody lives, owns or rents where the ballot is about. */
export async function onGround(
  ctx: ReadContext,
  row: Pick<BallotRow, 'admin_path' | 'compound_path'>,
  personId: string | null,
): Promise<boolean> {
  if (personId === null) return false
  const paths = (await personWhereabouts(ctx.tx, ctx.communityId, personId))?.paths ?? []
  const place = row.compound_path ?? row.admin_path ?? ''
  return paths.some(
    (path) => path !== null && path !== '' && (place === '' || path === place || path.startsWith(`${place}/`)),
  )
}

/** Refusal: `ballots.not_of_ground`. */
export async function checkGround(ctx: ReadContext, row: BallotRow, personId: string | null): Promise<void> {
  if (!(await onGround(ctx, row, personId))) refuse('ballots.not_of_ground')
}

/** Who made a proposal, and those whose own became part of it. */
export async function proposersOf(ctx: ReadContext, row: Pick<NominationRow, 'id' | 'ballot_id'>): Promise<string[]> {
  const found = await sql<{ person_id: string }>`
    select distinct person_id from ballots.nominations
    where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id} and (id = ${row.id} or merged_into = ${row.id})
      and person_id is not null`.execute(ctx.tx)
  return found.rows.map((one) => one.person_id)
}

export async function endorsedBy(ctx: ReadContext, row: Pick<NominationRow, 'id' | 'ballot_id'>): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ballots.endorsements
    where community_id = ${ctx.communityId} and ballot_id = ${row.ballot_id} and nomination_id = ${row.id}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.count ?? 0
}
