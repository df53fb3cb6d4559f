/** On what conditions households agreed: carried over from the ballot, kept one by one. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { atClock, writeSheet } from '../../../engines/exports/index.ts'
import { command, query, type ReadContext } from '../../../platform/command/types.ts'
import { claimFiles } from '../../../platform/files/operations.ts'
import { decodeCursor, pageFrom } from '../../../platform/paging.ts'
import { refuse } from '../../../shared/refusal.ts'
import type { ConditionState } from '../contract/kinds.ts'
import type { conditionView } from '../contract/views.ts'
import { routes } from '../contract.ts'
import { sees } from './can.ts'
import { filesByIds } from './files.ts'
import { changeProject, checkPast, findProject, lockProject, type Row, thing, todayOf, zoneOf } from './store.ts'

export const conditionThing = 'project_condition'
const sheetMost = 20_000

type ConditionRow = {
  id: string
  seq: number
  part: number
  place: string
  text: string
  said_at: Date
  state: ConditionState
  note: string
  settled_day: string | null
  file_ids: string[]
}

const columns = sql`c.id, c.seq, c.part, c.place, c.text, c.said_at, c.state, c.note, c.settled_day::text as settled_day, c.file_ids`

/** Refusal: `platform.not_found`. */
async function seenProject(ctx: ReadContext, id: string): Promise<Row> {
  const row = await findProject(ctx, id)
  return row && sees(ctx.actor, row) ? row : refuse('platform.not_found')
}

async function conditionViews(
  ctx: ReadContext,
  rows: readonly ConditionRow[],
): Promise<z.output<typeof conditionView>[]> {
  const files = await filesByIds(
    ctx,
    rows.flatMap((row) => row.file_ids),
  )
  return rows.map(({ seq: _, file_ids, said_at, ...row }) => ({
    ...row,
    said_at: said_at.toISOString(),
    files: file_ids.flatMap((id) => files.get(id) ?? []),
  }))
}

type Wanted = { state?: ConditionState | undefined; after: readonly [seq: number, part: number]; limit: number }

async function rowsOf(ctx: ReadContext, projectId: string, { state, after, limit }: Wanted): Promise<ConditionRow[]> {
  const found = await sql<ConditionRow>`
    select ${columns} from projects.conditions c
    where c.community_id = ${ctx.communityId} and c.project_id = ${projectId} and (c.seq, c.part) > (${after[0]}, ${after[1]})
      and (${state ?? null}::text is null or c.state = ${state ?? null})
    order by c.seq, c.part limit ${limit}`.execute(ctx.tx)
  return found.rows
}

/** In the order of the roll, what one household said one after another. Refusals: see the route. */
export const listConditions = query(
  routes['GET /api/c/:community/projects/:id/conditions'],
  async (ctx, { id, state, after, limit }) => {
    await seenProject(ctx, id)
    const [seq = 0, part = 0] = after === undefined ? [] : decodeCursor(after, 2).map(Number)
    if (!(Number.isInteger(seq) && Number.isInteger(part))) refuse('platform.cursor_invalid')
    const page = pageFrom(await rowsOf(ctx, id, { state, after: [seq, part], limit: limit + 1 }), limit, (row) => [
      ...[row.seq, row.part],
    ])
    return { items: await conditionViews(ctx, page.items), next: page.next }
  },
)

async function conditionOf(ctx: ReadContext, projectId: string, id: string): Promise<ConditionRow> {
  const found = await sql<ConditionRow>`
    select ${columns} from projects.conditions c
    where c.community_id = ${ctx.communityId} and c.project_id = ${projectId} and c.id = ${id}`.execute(ctx.tx)
  return found.rows[0] ?? refuse('platform.not_found')
}

/** Refusal: `platform.not_found`. */
export async function oneCondition(ctx: ReadContext, { id, condition }: { id: string; condition: string }) {
  const [view] = await conditionViews(ctx, [await conditionOf(ctx, id, condition)])
  return view ?? refuse('platform.not_found')
}

/** Kept, or can't be and why; what was noted by mistake is open again. Its words stay out of the audit's values. Refusals: see the route. */
export const settleCondition = command(routes['POST /api/c/:community/projects/:id/conditions/:condition'], {
  async handle(ctx, { id, condition, state, note, day, file_ids }) {
    const row = await lockProject(ctx, id, 'settle')
    const before = await conditionOf(ctx, id, condition)
    await checkPast(ctx, day)
    await claimFiles(ctx, file_ids, { entity: thing, id })
    const open = state === 'open'
    await ctx.tx
      .updateTable('projects.conditions')
      .set({
        ...{ state, note, file_ids: [...before.file_ids, ...new Set(file_ids)] },
        settled_day: open ? null : (day ?? (await todayOf(ctx))),
        settled_by_person: open ? null : ctx.actor.personId,
      })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', condition)
      .execute()
    await changeProject(ctx, row.id, { fresh_at: ctx.now })
    ctx.audit(conditionThing, condition, { project: id, state })
    if (state !== before.state) ctx.emit('projects.condition_changed', { condition_id: condition, what: state })
    return { id, condition }
  },
  view: oneCondition,
})

/** Refusals: see the route. */
export const exportConditions = command(
  routes['POST /api/c/:community/projects/:id/conditions/export'],
  async (ctx, { id, state }) => {
    const row = await seenProject(ctx, id)
    const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, 'projects', key, params)
    const found = await rowsOf(ctx, id, { state, after: [0, 0], limit: sheetMost })
    ctx.audit(thing, id, { exported: 'conditions', rows: found.length })
    const zone = await zoneOf(ctx)
    const time = (at: Date) => atClock(at.toISOString(), zone)
    const heads: [string, number][] = [
      ['place', 30],
      ['text', 50],
      ['said', 18],
      ['state', 12],
      ['note_of', 40],
      ['day', 14],
    ]
    const { number, title } = row
    const frame = {
      ...{ name: say('sheet_file', { number }), title: say('sheet_title') },
      note: say('sheet_note', { number, title, count: found.length, time: time(ctx.now) }),
      columns: heads.map(([key, width]) => ({ head: say(`sheet_${key}`), width })),
    }
    const rows = found.map((one) => [
      ...[one.place, one.text, time(one.said_at), say(`condition_state_${one.state}`), one.note, one.settled_day ?? ''],
    ])
    return writeSheet(frame, once(rows), ctx.now)
  },
)

async function* once<T>(rows: T): AsyncGenerator<T> {
  yield rows
}
