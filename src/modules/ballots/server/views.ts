import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import { holdsOver } from '../../../shared/actor.ts'
import { refuse } from '../../../shared/refusal.ts'
import { personNames } from '../../people/api.ts'
import { areasByIds } from '../../territory/api.ts'
import type { Phase } from '../contract/kinds.ts'
import type { resultView } from '../contract/result-views.ts'
import type { BallotBrief, BallotDetail, OpenBallot, objectionView } from '../contract/views.ts'
import { usualOf } from './kinds.data.ts'
import { stillRunning } from './nominations/rules.ts'
import { affectedCount } from './rounds/affected-count.ts'
import { followsRoll } from './rounds/follow.ts'
import { fixedTitle, rulesOf } from './rules.ts'
import {
  type BallotRow,
  findBallot,
  hasVotes,
  type OptionRow,
  optionsOf,
  phaseOf,
  placeOf,
  turnoutOf,
} from './store.ts'
import { explanationOf, nearestOf } from './tally/explain.ts'
import { toldMarks, withoutFew } from './tally/few.ts'
import { allVoted, type Kept, keptResult, papersWaiting } from './tally/kept.ts'
import { verdictOf } from './tally/review.ts'

type ResultView = z.output<typeof resultView>
type ObjectionView = z.output<typeof objectionView>

/** Votes of so few people aren't told apart by group. */
const groupLeast = 5

export async function briefs(ctx: ReadContext, rows: readonly BallotRow[]): Promise<BallotBrief[]> {
  const areas = await areasByIds(ctx.tx, ctx.communityId, [...new Set(rows.flatMap((row) => row.area_id ?? []))])
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, kind: row.kind, title: row.title, formal: row.formal },
    phase: phaseOf(row, ctx.now),
    place: areas.get(row.area_id ?? '')?.full_name ?? '',
    opens_at: row.opens_at.toISOString(),
    closes_at: row.closes_at.toISOString(),
    last_day: row.last_day,
  }))
}

/** Small groups' votes stay out where strangers read. */
export function resultViewOf(
  ctx: ReadContext,
  row: BallotRow,
  options: readonly OptionRow[],
  { counted: all, counted_at }: Kept,
  inside: boolean,
): ResultView {
  const counted = inside ? all : withoutFew(row, options, all)
  const { outcome: _, lacking: ___, parts = [], ...figures } = counted
  return {
    ...figures,
    groups: counted.groups.map((group) => ({
      ...group,
      votes: inside || group.took >= groupLeast ? toldMarks(row, options, group.votes, inside) : null,
      verdict: tellsVerdict(row, group.took, inside) ? verdictOf(group.votes, row.consent_percent ?? 0) : null,
    })),
    parts: parts.map(({ id: __, ...part }) => ({
      ...part,
      figures: inside || row.roll_kind === 'owners' || part.figures.all.heads >= groupLeast ? part.figures : null,
    })),
    unused: counted.unused ?? 0,
    counted_at: counted_at.toISOString(),
    explanation: explanationOf(ctx, row, options, counted),
    nearest: nearestOf(ctx, row, options, counted),
    seed: row.seed,
  }
}

/** What a small group came to would tell of its members; it is told where the rules make each group's count. */
const tellsVerdict = ({ kind, each_group }: BallotRow, took: number, inside: boolean) =>
  kind === 'review' && (inside || each_group || took >= groupLeast)

const shownPhases: readonly Phase[] = ['objection', 'final', 'published']

/** Options that are always there (同意, 合格) are ours and said in the reader's language; every other is in the words of whoever wrote it. */
function optionView(
  ctx: ReadContext,
  { kind }: BallotRow,
  { code, title, description, cost_fen, candidate_person_id, nomination_id }: OptionRow,
  inside: boolean,
) {
  const ours = usualOf[kind].fixed?.includes(code)
  return {
    code,
    title: ours ? ctx.services.texts.message(ctx.language, 'ballots', fixedTitle(kind, code)) : title,
    description,
    cost_fen,
    candidate_person_id: inside ? candidate_person_id : null,
    nomination_id,
  }
}

/** What everybody may read; the result from its display on, for whoever manages it as soon as it is counted. */
export async function openParts(ctx: ReadContext, row: BallotRow, inside: boolean): Promise<OpenBallot> {
  const [brief] = await briefs(ctx, [row])
  const options = await optionsOf(ctx, row.id)
  const kept = inside || shownPhases.includes(row.state) ? await keptResult(ctx, row.id) : undefined
  const changes = await sql<{ at: Date; fields: string[]; reason: string; rules_hash: string }>`
    select at, fields, reason, rules_hash from ballots.changes where community_id = ${ctx.communityId} and ballot_id = ${row.id} order by seq`.execute(
    ctx.tx,
  )
  const turnout = (await turnoutOf(ctx, [row.id])).get(row.id) ?? { on_roll: 0, took: 0 }
  return {
    ...(brief ?? refuse('platform.not_found')),
    description: row.description,
    options: options.map((option) => optionView(ctx, row, option, inside)),
    rules: rulesOf(row),
    rules_hash: row.rules_hash,
    seed_commitment: row.seed_commitment,
    public_key: row.public_key,
    frozen: await hasVotes(ctx, row.id),
    changes: changes.rows.map((change) => ({ ...change, at: change.at.toISOString() })),
    extended_at: row.extended_at?.toISOString() ?? null,
    objections_until: row.objections_until?.toISOString() ?? null,
    withdraw_reason: row.withdraw_reason,
    affected: await affectedCount(ctx, row),
    ...{ on_roll: turnout.on_roll, took: turnout.took },
    result: kept ? resultViewOf(ctx, row, options, kept, inside) : null,
  }
}

/** The ballot as staff see it. Refusal: `platform.not_found`. */
export async function ballotDetail(ctx: ReadContext, id: string): Promise<BallotDetail> {
  const row = (await findBallot(ctx, id)) ?? refuse('platform.not_found')
  const open = await openParts(ctx, row, true)
  const waiting = await papersWaiting(ctx, row)
  const names = await personNames(ctx.tx, ctx.communityId, row.made_by_person ? [row.made_by_person] : [])
  return {
    ...open,
    area_id: row.area_id,
    made_by: names.get(row.made_by_person ?? '')?.name ?? '',
    made_at: row.made_at.toISOString(),
    roll_drawn_at: row.roll_drawn_at?.toISOString() ?? null,
    papers_waiting: waiting,
    call: await callState(ctx, row),
    objections: await objectionsOf(ctx, id),
    can: canOf(ctx, row, open, open.phase === 'open' && (await allVoted(ctx, row))),
  }
}

async function callState(ctx: ReadContext, row: BallotRow): Promise<BallotDetail['call']> {
  if (row.nominate_what === null || row.state !== 'draft') return 'none'
  if (!(await stillRunning(ctx, row))) return 'over'
  return row.nominations_opened_at === null ? 'to_open' : 'running'
}

const acts: Record<string, readonly Phase[]> = {
  draw_roll: ['draft'],
  add_voter: ['draft', 'announced'],
  announce: ['draft'],
  edit: ['draft', 'announced', 'open'],
  withdraw: ['draft', 'announced', 'open', 'closed'],
  letters: ['announced', 'open'],
  tally: ['open', 'closed'],
  extend: ['closed'],
  display: ['tallied'],
  settle: ['objection'],
  publish: ['final'],
  recount: ['tallied', 'objection', 'final', 'published'],
  export: ['tallied', 'objection', 'final', 'published'],
}

function canOf(ctx: ReadContext, row: BallotRow, { frozen }: OpenBallot, allIn: boolean): string[] {
  const phase = phaseOf(row, ctx.now)
  const enters =
    ctx.actor.permissions.has('ballots.enter') && (phase === 'open' || phase === 'closed') ? ['enter_paper'] : []
  if (!holdsOver(ctx.actor, 'ballots.manage', placeOf(row))) return enters
  const fits = (act: string) => {
    if (act === 'edit') return !frozen
    // Who is listed one by one is added, not drawn.
    if (act === 'draw_roll') return row.roll_kind !== 'listed' || followsRoll(row)
    if (act === 'tally') return phase === 'closed' || allIn
    if (act === 'extend') return row.extend_days > 0 && row.extended_at === null
    return act !== 'announce' || row.roll_drawn_at !== null
  }
  return [
    ...enters,
    ...Object.entries(acts).flatMap(([act, phases]) => (phases.includes(phase) && fits(act) ? [act] : [])),
  ]
}

type ObjectionRow = {
  id: string
  about: 'roll' | 'result'
  person_id: string | null
  text: string
  raised_at: Date
  decided_at: Date | null
  upheld: boolean | null
  answer: string
}

const objectionsMost = 500

/** Objections to a ballot, of one person where one is named; open ones first. */
export async function objectionsOf(ctx: ReadContext, ballotId: string, personId?: string): Promise<ObjectionView[]> {
  const own = personId === undefined ? sql`true` : sql`person_id = ${personId}`
  const found = await sql<ObjectionRow>`
    select id, about, person_id, text, raised_at, decided_at, upheld, answer from ballots.objections
    where community_id = ${ctx.communityId} and ballot_id = ${ballotId} and ${own}
    order by decided_at is not null, raised_at, id limit ${objectionsMost}`.execute(ctx.tx)
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    found.rows.flatMap((row) => row.person_id ?? []),
  )
  const gone = ctx.services.texts.message(ctx.language, 'ballots', 'erased')
  return found.rows.map(({ person_id, ...row }) => ({
    ...row,
    who: names.get(person_id ?? '')?.name ?? gone,
    raised_at: row.raised_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
  }))
}
