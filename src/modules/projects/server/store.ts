/** The tables of projects, as commands and queries need them. */
import { type RawBuilder, sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../platform/command/types.ts'
import { claimFiles } from '../../../platform/files/operations.ts'
import { addDays, civilDateOf, instantOf } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { ballotOutcomes } from '../../ballots/api.ts'
import { communityOf, findArea } from '../../territory/api.ts'
import type { Kind, State, Verdict } from '../contract/kinds.ts'
import { type Action, type CanRow, refusalOf } from './can.ts'

/** The owner of the files, and what the audit calls it. */
export const thing = 'project'
/** So many days without a note make a project late. */
const lateDays = 30
const dayMs = 86_400_000

export type Row = CanRow & {
  id: string
  number: string
  title: string
  kind: Kind
  description: string
  area_id: string | null
  cost_fen: number | null
  from_day: string
  to_day: string
  option_code: string | null
  state: State
  words: string
  fresh_at: Date
  ended_at: Date | null
  made_at: Date
  steps_count: number
}

export type ReviewRow = { ballot_id: string; verdict: Verdict | null; asked_at: Date }

/** Over by itself: what was taken back asks nobody any more. */
const overPhases: readonly string[] = ['published', 'withdrawn']

/** Projects; `reviewed_now` is false until `withReview` looks. To be bounded by `rest`. */
export async function projectsWhere(
  ctx: ReadContext,
  where: RawBuilder<unknown>,
  rest: RawBuilder<unknown> = sql``,
): Promise<Row[]> {
  const found = await sql<Row>`
    select p.id, p.number, p.title, p.kind, p.description, p.area_id, p.admin_path, p.compound_path, p.lead_post_id,
      p.cost_fen::float8 as cost_fen, p.from_day::text as from_day, p.to_day::text as to_day, p.ballot_id, p.option_code, p.state, p.words,
      p.fresh_at, p.ended_at, p.made_at, p.steps_count, false as reviewed_now
    from projects.projects p where p.community_id = ${ctx.communityId} and ${where} ${rest}`.execute(ctx.tx)
  return found.rows
}

/** Reviews of a project, the latest first. */
export async function reviewsOf(ctx: ReadContext, projectId: string): Promise<ReviewRow[]> {
  const found = await sql<ReviewRow>`
    select ballot_id, verdict, asked_at from projects.reviews
    where community_id = ${ctx.communityId} and project_id = ${projectId} order by asked_at desc, ballot_id limit 50`.execute(
    ctx.tx,
  )
  return found.rows
}

/** Whether a review of it waits for its result. */
async function withReview(ctx: ReadContext, row: Row): Promise<Row> {
  if (row.state !== 'finished' || row.ballot_id === null) return row
  const open = (await reviewsOf(ctx, row.id)).filter((one) => one.verdict === null)
  const phases = await ballotOutcomes(
    ctx,
    open.map((one) => one.ballot_id),
  )
  return { ...row, reviewed_now: phases.some((one) => !overPhases.includes(one.phase)) }
}

export async function findProject(ctx: ReadContext, id: string): Promise<Row | undefined> {
  const [row] = await projectsWhere(ctx, sql`p.id = ${id}`)
  return row && withReview(ctx, row)
}

/** Locks one for an act. Refusals by precedence: `platform.not_found`, then those of `refusalOf`. */
export async function lockProject(ctx: WriteContext, id: string, action: Action): Promise<Row> {
  await sql`select 1 from projects.projects where community_id = ${ctx.communityId} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const row = (await findProject(ctx, id)) ?? refuse('platform.not_found')
  const refusal = refusalOf(ctx.actor, row, action)
  return refusal ? refuse(refusal) : row
}

type StepKind =
  | 'made'
  | 'changed'
  | 'started'
  | 'noted'
  | 'finished'
  | 'reopened'
  | 'review_asked'
  | 'reviewed'
  | 'accepted'
  | 'stopped'
  | 'resumed'

export type NewStep = {
  kind: StepKind
  text?: string
  day?: string | undefined
  /** everybody reads it */
  open?: boolean
  fileIds?: readonly string[]
}

type Change = Partial<Omit<Row, 'id' | 'number' | 'reviewed_now' | 'made_at' | 'steps_count'>>

/** Adds a step and changes the row with it. The row is locked; files must be the actor's own (`platform.not_found`). */
export async function addStep(
  ctx: WriteContext,
  row: Pick<Row, 'id' | 'lead_post_id' | 'steps_count'>,
  step: NewStep,
  set: Change = {},
): Promise<void> {
  const fileIds = [...new Set(step.fileIds ?? [])]
  await claimFiles(ctx, fileIds, { entity: thing, id: row.id })
  const seq = row.steps_count + 1
  await changeProject(ctx, row.id, { ...set, steps_count: seq })
  const post =
    ctx.actor.posts.find((one) => one.id === row.lead_post_id) ?? ctx.actor.permissions.get('projects.lead')?.[0]
  await ctx.tx
    .insertInto('projects.steps')
    .values({
      ...{ community_id: ctx.communityId, project_id: row.id, seq, at: ctx.now, kind: step.kind },
      ...{ day: step.day ?? (await todayOf(ctx)), text: step.text ?? '', open: step.open ?? true, file_ids: fileIds },
      ...{ person_id: ctx.actor.personId, post_id: post?.id ?? null },
    })
    .execute()
  row.steps_count = seq
}

export async function changeProject(
  ctx: WriteContext,
  id: string,
  set: Change & { steps_count?: number },
): Promise<void> {
  await ctx.tx
    .updateTable('projects.projects')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** Conditions of households by state. */
export async function conditionCounts(
  ctx: ReadContext,
  ids: readonly string[],
): Promise<Map<string, { all: number; open: number; kept: number }>> {
  type Counts = { id: string; all: number; open: number; kept: number }
  const found = await sql<Counts>`
    select project_id as id, count(*)::int as "all", count(*) filter (where state = 'open')::int as open,
      count(*) filter (where state = 'kept')::int as kept
    from projects.conditions where community_id = ${ctx.communityId} and project_id = any (${[...ids]}::uuid[]) group by 1`.execute(
    ctx.tx,
  )
  return new Map(found.rows.map(({ id, ...counts }) => [id, counts]))
}

/** The time zone of the community. */
export async function zoneOf(ctx: ReadContext): Promise<string> {
  return (await communityOf(ctx.tx, ctx.communityId))?.time_zone ?? 'Asia/Shanghai'
}

/** The civil day of now in the community. */
export async function todayOf(ctx: ReadContext): Promise<string> {
  return civilDateOf(ctx.now, await zoneOf(ctx))
}

/** What was last noted before this is late. */
export function lateBefore(ctx: ReadContext): Date {
  return new Date(ctx.now.getTime() - lateDays * dayMs)
}

export const later = (one: Date, other: Date) => new Date(Math.max(one.getTime(), other.getTime()))

/** When a project that begins on a day was fresh last: that day where it lies ahead. */
export async function freshFrom(ctx: ReadContext, fromDay: string): Promise<Date> {
  const begins = instantOf(fromDay, '00:00', await zoneOf(ctx))
  return later(begins, ctx.now)
}

export type Place = Pick<Row, 'area_id' | 'admin_path' | 'compound_path'>

/** Where it is; without an area the whole community. Refusal: `projects.place_unknown`. */
export async function placeOf(ctx: ReadContext, areaId: string | null | undefined): Promise<Place> {
  if (!areaId) return { area_id: null, admin_path: '', compound_path: '' }
  const area = await findArea(ctx.tx, ctx.communityId, areaId)
  if (!area || area.retired_at) return refuse('projects.place_unknown', {}, [{ path: 'area_id', code: 'invalid' }])
  return { area_id: area.id, admin_path: area.admin_path, compound_path: area.compound_path }
}

const farYears = 3_650

/** From a day to a day that isn't before it. Refusal: `projects.days_unfit`. */
export function checkDays(from: string, to: string): void {
  if (to < from || to > addDays(from, farYears))
    refuse('projects.days_unfit', {}, [{ path: 'to_day', code: 'invalid' }])
}

/** What happened doesn't lie ahead. Refusal: `projects.day_ahead`. */
export async function checkPast(ctx: ReadContext, day: string | undefined): Promise<void> {
  if (day !== undefined && day > (await todayOf(ctx)))
    refuse('projects.day_ahead', {}, [{ path: 'day', code: 'invalid' }])
}
