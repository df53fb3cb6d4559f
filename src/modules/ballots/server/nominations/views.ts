import { sql } from 'kysely'
import type { ReadContext } from '../../../../platform/command/types.ts'
import { holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { personNames } from '../../../people/api.ts'
import type {
  NominationStep,
  NominationView,
  OwnNominationView,
  StaffNominationView,
} from '../../contract/nomination-views.ts'
import { type BallotRow, findBallot, placeOf } from '../store.ts'
import { type MergeRow, mergesAsked } from './merge-rows.ts'
import { stillRunning } from './rules.ts'
import { type NominationRow, nominationOf, onGround } from './store.ts'

type StepRow = {
  nomination_id: string
  at: Date
  what: NominationStep
  reason: string
  was_title: string | null
  was_text: string | null
}

type Around = {
  ballot: BallotRow
  running: boolean
  /** whether the reader belongs to the place, or works for it: they read whom neighbours propose */
  inside: boolean
  steps: Map<string, StepRow[]>
  endorsements: Map<string, { count: number; own: boolean }>
  /** seq of every proposal of the ballot that others point to */
  seqs: Map<string, NominationRow>
  merges: MergeRow[]
}

const told: readonly NominationStep[] = ['unfit', 'feasible', 'left_out', 'withdrawn', 'merged', 'taken_back']

/** What belongs to some proposals of a ballot, asked at once. */
async function around(
  ctx: ReadContext,
  ballot: BallotRow,
  rows: readonly NominationRow[],
  inside: boolean,
): Promise<Around> {
  const ids = rows.map((row) => row.id)
  const of = sql`community_id = ${ctx.communityId} and ballot_id = ${ballot.id}`
  const steps = await sql<StepRow>`
    select nomination_id, at, what, reason, was_title, was_text from ballots.nomination_steps where ${of} and nomination_id = any (${ids}::uuid[])
    order by seq`.execute(ctx.tx)
  const counts = await sql<{ nomination_id: string; count: number; own: boolean }>`
    select nomination_id, count(*)::int as count, coalesce(bool_or(person_id = ${ctx.actor.personId}), false) as own
    from ballots.endorsements where ${of} and nomination_id = any (${ids}::uuid[]) group by nomination_id`.execute(
    ctx.tx,
  )
  const merges = await mergesAsked(ctx, ballot.id)
  const others = new Set([
    ...rows.flatMap((row) => row.merged_into ?? []),
    ...merges.flatMap((one) => [one.from_id, one.into_id]),
  ])
  const seqs = new Map(rows.map((row) => [row.id, row]))
  for (const id of others) if (!seqs.has(id)) seqs.set(id, await nominationOf(ctx, ballot.id, id))
  return {
    ...{ ballot, inside, running: ballot.state === 'draft' && (await stillRunning(ctx, ballot)) },
    steps: Map.groupBy(steps.rows, (step) => step.nomination_id),
    endorsements: new Map(counts.rows.map((row) => [row.nomination_id, row])),
    ...{ seqs, merges },
  }
}

/** A neighbour who hasn't agreed to stand isn't named to strangers. */
const hidesName = (row: NominationRow, inside: boolean) => row.what === 'candidate' && row.assent !== 'given' && !inside

function openOf(row: NominationRow, all: Around): NominationView {
  const steps = all.steps.get(row.id) ?? []
  // What another one became part of keeps what was found when it was checked.
  const last = steps.findLast(({ what }) => told.includes(what) && (what !== 'merged' || row.state === 'merged'))
  const hidden = hidesName(row, all.inside)
  const { id, seq, what, rough_cost_fen, way, assent, by_body, state, price_fen, doer } = row
  return {
    ...{ id, seq, what, rough_cost_fen, way, assent, by_body, state, price_fen, doer },
    title: hidden ? '' : row.title,
    text: hidden ? '' : row.text,
    place: hidden ? '' : row.place,
    proposed_at: row.proposed_at.toISOString(),
    reason: hidden || state === 'proposed' ? '' : (last?.reason ?? ''),
    endorsements: all.endorsements.get(id)?.count ?? 0,
    merged_into: all.seqs.get(row.merged_into ?? '')?.seq ?? null,
    steps: steps.map((step) => ({
      ...{ at: step.at.toISOString(), what: step.what, reason: hidden ? '' : step.reason },
      was: hidden || step.was_title === null ? null : { title: step.was_title, text: step.was_text ?? '' },
    })),
  }
}

export async function openNominations(ctx: ReadContext, ballot: BallotRow, rows: readonly NominationRow[]) {
  const all = await around(ctx, ballot, rows, false)
  return rows.map((row) => openOf(row, all))
}

/** What a proposer is asked. */
function mergeOf(row: NominationRow, { merges, seqs }: Around): OwnNominationView['merge'] {
  const merge = merges.find((one) => one.from_id === row.id || one.into_id === row.id)
  if (!merge) return null
  const side = merge.from_id === row.id ? 'from' : 'into'
  const other = seqs.get(side === 'from' ? merge.into_id : merge.from_id)
  return {
    ...{ side, why: merge.why, agrees: merge[`${side}_agrees`] },
    ...{ other_seq: other?.seq ?? 0, other_title: other?.title ?? '', other_text: other?.text ?? '' },
  }
}

const endable = ['proposed', 'feasible', 'unfit', 'left_out', 'listed']
const endorsable = ['proposed', 'feasible', 'listed']

function ownOf(ctx: ReadContext, row: NominationRow, all: Around): OwnNominationView {
  const me = ctx.actor.personId
  const open = openOf(row, all)
  const mine = me !== null && row.person_id === me
  const aboutMe = me !== null && row.candidate_person_id === me
  const endorsed = all.endorsements.get(row.id)?.own ?? false
  const drafted = all.ballot.state === 'draft'
  const merge = mine ? mergeOf(row, all) : null
  const asks =
    aboutMe && drafted && row.assent !== 'none' && row.way !== 'self' && ['feasible', 'listed'].includes(row.state)
  const may: [string, boolean][] = [
    ['change', mine && all.running && row.state === 'proposed' && open.endorsements === 0],
    ['withdraw', (mine || (aboutMe && !asks)) && drafted && endable.includes(row.state)],
    ['endorse', all.inside && all.running && !mine && !aboutMe && !endorsed && endorsable.includes(row.state)],
    ['unendorse', all.running && endorsed && endorsable.includes(row.state)],
    ['assent', asks],
    ['answer_merge', drafted && merge !== null && merge.agrees === null],
  ]
  return { ...open, mine, about_me: aboutMe, endorsed, merge, can: may.flatMap(([act, yes]) => (yes ? [act] : [])) }
}

/** As somebody of the place sees them, with what they may do. */
export async function ownNominations(ctx: ReadContext, ballot: BallotRow, rows: readonly NominationRow[]) {
  const all = await around(ctx, ballot, rows, await onGround(ctx, ballot, ctx.actor.personId))
  return rows.map((row) => ownOf(ctx, row, all))
}

/** Refusal: `platform.not_found`. */
export async function ownNomination(ctx: ReadContext, ballotId: string, id: string): Promise<OwnNominationView> {
  const ballot = (await findBallot(ctx, ballotId)) ?? refuse('platform.not_found')
  const [view] = await ownNominations(ctx, ballot, [await nominationOf(ctx, ballotId, id)])
  return view ?? refuse('platform.not_found')
}

function staffCan(ctx: ReadContext, row: NominationRow, { ballot, running, merges }: Around): string[] {
  if (ballot.state !== 'draft') return []
  const manages = holdsOver(ctx.actor, 'ballots.manage', placeOf(ballot))
  const enters = ctx.actor.permissions.has('ballots.enter')
  const candidate = row.what === 'candidate'
  const open = row.state === 'proposed' || row.state === 'feasible'
  const asked = merges.some((one) => one.from_id === row.id || one.into_id === row.id)
  const may: [string, boolean][] = [
    ['correct', manages && row.state === 'proposed'],
    ['check', manages && (open || row.state === 'unfit' || row.state === 'left_out')],
    ['list', manages && row.state === 'feasible'],
    ['unlist', manages && row.state === 'listed'],
    ['merge', manages && open && !candidate && !asked],
    ['leave_out', manages && open],
    ['endorse', enters && running && endorsable.includes(row.state)],
    ['answer_merge', enters && asked],
    ['assent', enters && candidate && row.assent !== 'none' && ['feasible', 'listed'].includes(row.state)],
    ['withdraw', enters && endable.includes(row.state)],
  ]
  return may.flatMap(([act, yes]) => (yes ? [act] : []))
}

/** As the desk sees them. */
export async function staffNominations(
  ctx: ReadContext,
  ballot: BallotRow,
  rows: readonly NominationRow[],
): Promise<StaffNominationView[]> {
  const all = await around(ctx, ballot, rows, true)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    rows.flatMap((row) => [row.person_id ?? [], row.checked_by_person ?? []].flat()),
  )
  return rows.map((row) => {
    const merge = all.merges.find((one) => one.from_id === row.id || one.into_id === row.id)
    return {
      ...openOf(row, all),
      ...{ channel: row.channel, candidate_person_id: row.candidate_person_id },
      proposer: names.get(row.person_id ?? '')?.name ?? row.by_body,
      checked_by: names.get(row.checked_by_person ?? '')?.name ?? '',
      merge: merge
        ? {
            ...{ from_seq: all.seqs.get(merge.from_id)?.seq ?? 0, into_seq: all.seqs.get(merge.into_id)?.seq ?? 0 },
            ...{ why: merge.why, from_agrees: merge.from_agrees, into_agrees: merge.into_agrees },
          }
        : null,
      can: staffCan(ctx, row, all),
    }
  })
}

/** Refusal: `platform.not_found`. */
export async function staffNomination(ctx: ReadContext, ballotId: string, id: string): Promise<StaffNominationView> {
  const ballot = (await findBallot(ctx, ballotId)) ?? refuse('platform.not_found')
  const [view] = await staffNominations(ctx, ballot, [await nominationOf(ctx, ballotId, id)])
  return view ?? refuse('platform.not_found')
}
