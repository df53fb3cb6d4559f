import { sql } from 'kysely'
import type { z } from 'zod'
import type { ReadContext } from '../../../platform/command/types.ts'
import { refuse } from '../../../shared/refusal.ts'
import { ballotOutcomes, chosenOf } from '../../ballots/api.ts'
import { holderNames, postsByIds } from '../../bodies/api.ts'
import { tasksOfBallot, topicsSeenOfBallot } from '../../deliberation/api.ts'
import { personNames } from '../../people/api.ts'
import { areasByIds } from '../../territory/api.ts'
import type { projectBrief, projectView } from '../contract/views.ts'
import { canDo } from './can.ts'
import { coverOf } from './cover.ts'
import { filesByIds } from './files.ts'
import { conditionCounts, findProject, lateBefore, type Row, reviewsOf } from './store.ts'

type View = z.output<typeof projectView>
type Brief = z.output<typeof projectBrief>

const stepsMost = 300

export type StepRow = {
  seq: number
  at: Date
  day: string
  kind: string
  text: string
  open: boolean
  file_ids: string[]
  person_id: string | null
  post_id: string | null
}

/** What was done, newest first; `which`: what everybody reads, or all of it. */
export async function stepsOf(ctx: ReadContext, id: string, which: 'all' | 'open'): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select seq, at, day::text as day, kind, text, open, file_ids, person_id, post_id from projects.steps
    where community_id = ${ctx.communityId} and project_id = ${id} and (open or ${which === 'all'}) order by seq desc limit ${stepsMost}`.execute(
    ctx.tx,
  )
  return found.rows
}

/** What was noted last, by project. */
async function notesOf(ctx: ReadContext, ids: readonly string[], which: 'all' | 'open') {
  const found = await sql<{ id: string; day: string; text: string }>`
    select distinct on (project_id) project_id as id, day::text as day, text from projects.steps
    where community_id = ${ctx.communityId} and project_id = any (${[...ids]}::uuid[]) and kind = 'noted' and (open or ${which === 'all'})
    order by project_id, seq desc`.execute(ctx.tx)
  return new Map(found.rows.map(({ id, ...note }) => [id, note]))
}

/** What everybody reads of projects in a list. A fixed number of queries, however many. */
export async function openBriefs(ctx: ReadContext, rows: readonly Row[], which: 'all' | 'open' = 'open') {
  const ids = rows.map((row) => row.id)
  const notes = await notesOf(ctx, ids, which)
  const areas = await areasByIds(ctx.tx, ctx.communityId, known(rows.map((row) => row.area_id)))
  const cover = which === 'open' ? await coverOf(ctx, ids) : (text: string) => text
  const noteOf = (note: { day: string; text: string } | undefined) =>
    note ? { ...note, text: cover(note.text) } : null
  return rows.map((row) => ({
    ...{
      id: row.id,
      number: row.number,
      title: cover(row.title),
      kind: row.kind,
      state: row.state,
      cost_fen: row.cost_fen,
    },
    option_code: row.option_code,
    ...{ from_day: row.from_day, to_day: row.to_day, note: noteOf(notes.get(row.id)) },
    place: areas.get(row.area_id ?? '')?.full_name ?? '',
  }))
}

/** The same for staff. */
export async function briefs(ctx: ReadContext, rows: readonly Row[]): Promise<Brief[]> {
  const open = await openBriefs(ctx, rows, 'all')
  const leadIds = known(rows.map((row) => row.lead_post_id))
  const leads = await holderNames(ctx.tx, ctx.communityId, leadIds, ctx.now)
  const counts = await conditionCounts(
    ctx,
    rows.map((row) => row.id),
  )
  const before = lateBefore(ctx)
  return open.map((brief, index) => {
    const row = rows[index] as Row
    return {
      ...brief,
      lead: leads.get(row.lead_post_id ?? '') ?? '',
      late: row.ended_at === null && row.fresh_at < before,
      conditions_open: counts.get(row.id)?.open ?? 0,
    }
  })
}

const unannounced: readonly string[] = ['draft', 'withdrawn']

/** The ballot that chose it, and those by which it is judged; others than staff know of these once they are announced. */
export async function chainOf(ctx: ReadContext, row: Row, reader: 'staff' | 'all') {
  const reviews = await reviewsOf(ctx, row.id)
  const ids = reviews.map((one) => one.ballot_id)
  const ballots = new Map((await ballotOutcomes(ctx, ids)).map((one) => [one.id, one]))
  const ballot = row.ballot_id ? await chosenOf(ctx, row.ballot_id) : undefined
  const tasks = row.ballot_id ? await tasksOfBallot(ctx, row.ballot_id) : []
  // Where one thing alone was chosen, what names none is its own.
  const own = (task: (typeof tasks)[number]) =>
    (ballot?.chosen.length ?? 0) < 2 || task.options.some((one) => one.code === row.option_code)
  const whole = (task: (typeof tasks)[number]) => !own(task) && task.options.length === 0
  const topics = row.ballot_id ? await topicsSeenOfBallot(ctx, row.ballot_id) : []
  return {
    ballot: ballot ? { id: ballot.id, number: ballot.number, title: ballot.title, by_group: ballot.by_group } : null,
    topics: topics.map(({ id, number, title }) => ({ id, number, title })),
    tasks: tasks.filter(own),
    ballot_tasks: tasks.filter(whole),
    reviews: reviews.flatMap(({ ballot_id, verdict, asked_at }) => {
      const one = ballots.get(ballot_id)
      if (!one || (reader === 'all' && unannounced.includes(one.phase))) return []
      return { id: one.id, number: one.number, phase: one.phase, verdict, asked_at: asked_at.toISOString() }
    }),
  }
}

/** One project. Whether the actor may see it is the caller's question. Refusal: `platform.not_found`. */
export async function projectOf(ctx: ReadContext, id: string): Promise<View> {
  const row = (await findProject(ctx, id)) ?? refuse('platform.not_found')
  const [brief] = await briefs(ctx, [row])
  if (!brief) return refuse('platform.not_found')
  const area = (await areasByIds(ctx.tx, ctx.communityId, known([row.area_id]))).get(row.area_id ?? '')
  return {
    ...brief,
    ...{ description: row.description, lead_post_id: row.lead_post_id, words: await wordsOf(ctx, row) },
    area: area ? { id: area.id, name: area.full_name } : null,
    made_at: row.made_at.toISOString(),
    steps: await staffSteps(ctx, id),
    conditions_count: (await conditionCounts(ctx, [id])).get(id)?.all ?? 0,
    ...(await chainOf(ctx, row, 'staff')),
    can: canDo(ctx.actor, row),
  }
}

async function staffSteps(ctx: ReadContext, id: string): Promise<View['steps']> {
  const rows = await stepsOf(ctx, id, 'all')
  const persons = await personNames(ctx.tx, ctx.communityId, known(rows.map((row) => row.person_id)))
  const posts = await postsByIds(ctx.tx, ctx.communityId, known(rows.map((row) => row.post_id)))
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'projects', key)
  const withFiles = await stepViews(ctx, rows)
  return rows.map((row, index) => {
    const system = row.person_id === null && row.post_id === null
    const who = [posts.get(row.post_id ?? '')?.title, persons.get(row.person_id ?? '')?.name].filter(Boolean).join(' ')
    const { day, seq, kind, text, files } = withFiles[index] as (typeof withFiles)[number]
    return {
      ...{ seq, day, kind, text, files, open: row.open, system },
      ...{ at: row.at.toISOString(), who: who || say(system ? 'by_system' : 'by_staff') },
    }
  })
}

/** Steps that say a ballot's number say it in the reader's language. */
function textOf(ctx: ReadContext, { kind, text }: Pick<StepRow, 'kind' | 'text'>): string {
  const say = (key: string, number: string) => ctx.services.texts.message(ctx.language, 'projects', key, { number })
  if (text === '') return ''
  if (kind === 'made') return say('chosen_in', text)
  if (kind === 'review_asked') return say('review_drafted', text)
  const [verdict = '', number = ''] = text.split(' ')
  return kind === 'reviewed' ? say(`judged_${verdict}`, number) : text
}

/** The last word on it: what was written, else how it was judged last. */
export async function wordsOf(ctx: ReadContext, row: Row): Promise<string> {
  if (row.words !== '' || !(row.state === 'accepted' || row.state === 'under_way')) return row.words
  const last = (await reviewsOf(ctx, row.id)).find((one) => one.verdict !== null)
  const [ballot] = last ? await ballotOutcomes(ctx, [last.ballot_id]) : []
  return ballot ? textOf(ctx, { kind: 'reviewed', text: `${last?.verdict} ${ballot.number}` }) : ''
}

/** Steps with their pictures, without who did them. */
export async function stepViews(ctx: ReadContext, rows: readonly StepRow[]) {
  const files = await filesByIds(
    ctx,
    rows.flatMap((row) => row.file_ids),
  )
  return rows.map(({ seq, day, kind, text, file_ids }) => ({
    ...{ seq, day, kind, text: textOf(ctx, { kind, text }) },
    files: file_ids.flatMap((id) => files.get(id) ?? []),
  }))
}

export function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
