import { command, type Operation, query, type ReadContext, type WriteContext } from '../../platform/command/types.ts'
import { type EventHandler, prepared } from '../../platform/module.ts'
import type { Route } from '../../shared/contract.ts'
import { Refusal, refuse } from '../../shared/refusal.ts'
import {
  beginRun,
  dueRun,
  eraseRuns,
  finishRun,
  keepFrame,
  keepPart,
  openRun,
  ownRuns,
  refuseRun,
  runFile,
  sheetOf,
} from './runs.ts'
import { type Rows, type SheetFrame, writeSheet } from './sheet.ts'

/** A longer list is made in the background. */
const exportMost = 5_000
/** What a sheet still opens well with. */
const rowsMost = 50_000
/** Asked of a list at once. */
const pageRows = 500
/** Gathered by one reaction in the background: everybody else waits for so many at most. */
const pieceRows = 2_000

type Wish = { columns?: string | undefined; sort?: string | undefined }

type ListExport<Input extends Wish> = {
  /** The module; its event `export_due`, its words `export_…`. */
  list: string
  /** Too long to be had at once; one is being made already. */
  refusals: { large: string; running: string }
  routes: { now: Route; start: Route; own: Route; file: Route }
  /** How many rows the sheet would hold, counted up to one more than `most`. */
  countOf: (ctx: ReadContext, input: Input, most: number) => Promise<number>
  /** What stands around the rows, with who took them out and when on top; `cut`: there are more than these. */
  frameOf: (ctx: ReadContext, input: Input, facts: { rows: number; cut: boolean }) => Promise<SheetFrame>
  /** Some rows of the list as seen behind the mark `after`; `next` is null at the end. Masked, unless it notes whose number it shows. */
  rowsOf: (ctx: WriteContext, input: Input, page: ExportPage) => Promise<Gathered>
}

export type ExportPage = { limit: number; after?: string | undefined }
type Gathered = { rows: Rows; next: string | null }

/**
 * Taking a list out as a sheet: at once up to 5 000 rows, else in the background for a week, by the rights held when it is made. Who
 * took what out of the system is audited.
 */
export function listExport<Input extends Wish>(
  kind: ListExport<Input>,
): {
  operations: readonly Operation[]
  work: EventHandler
  erase: (ctx: WriteContext) => Promise<void>
} {
  const { list, refusals, routes, countOf, frameOf, rowsOf } = kind
  const entity = `${list}_export`
  const exportNow = command(routes.now, async (ctx, input) => {
    const wish = input as Input
    const rows = await countOf(ctx, wish, exportMost)
    if (rows > exportMost) refuse(refusals.large, { most: exportMost })
    ctx.audit(entity, ctx.newId(), { filter: filterOf(wish), rows })
    const { rows: all } = await gather(rowsOf, ctx, wish, rows)
    return writeSheet(await frameOf(ctx, wish, { rows, cut: false }), inOnePiece(all), ctx.now)
  })
  const start = command(routes.start, {
    async handle(ctx, input) {
      const { columns, community: _, ...filter } = input as Input & { community?: number }
      await countOf(ctx, input as Input, 0)
      const id = (await beginRun(ctx, { list, filter, columns })) ?? refuse(refusals.running)
      ctx.audit(entity, id, { filter: filterOf(input as Input), started: true })
      ctx.emit(`${list}.export_due`, { export_id: id })
      return { id }
    },
    view: async (ctx, { id }) => (await ownRuns(ctx, list, id))[0] ?? refuse('platform.not_found'),
  })
  // Made by nobody's press: run as the person who asked for it, with the rights held at that moment, piece by piece.
  const make = command({ ...routes.start, name: `${list}.make_export` } as Route, {
    async handle(ctx, input) {
      const wish = input as Input
      const run = await openRun(ctx, list)
      const found = run.found ?? (await countOf(ctx, wish, rowsMost))
      const wanted = Math.min(found, rowsMost)
      const piece = await gather(rowsOf, ctx, wish, Math.min(pieceRows, wanted - run.gathered), run.after ?? undefined)
      const gathered = await keepPart(ctx, run, { found, ...piece })
      ctx.audit(entity, run.id, { filter: filterOf(wish), rows: gathered })
      const whole = piece.next === null || gathered >= wanted
      if (whole) await keepFrame(ctx, run.id, await frameOf(ctx, wish, { rows: gathered, cut: found > rowsMost }))
      ctx.emit(`${list}.export_due`, { export_id: run.id })
      return null
    },
    view: async () => null,
  })
  const work = prepared(
    `${list}.export_due`,
    `${list}.work-export`,
    (pieces, { export_id }: { export_id: string }) => sheetOf(pieces, export_id),
    async (ctx, { export_id }, runAs, sheet) => {
      const due = await dueRun(ctx, export_id)
      if (!due || (due.whole && !sheet)) return
      if (sheet) {
        await finishRun(ctx, export_id, due.gathered, sheet)
        ctx.audit(entity, export_id, { rows: due.gathered })
        return
      }
      const input = { ...due.filter, ...(due.columns === null ? {} : { columns: due.columns }) }
      try {
        await runAs({ accountId: due.account_id, language: due.language }, [{ command: make, input }])
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        await refuseRun(ctx, export_id, error.code)
        ctx.audit(entity, export_id, { refused: error.code })
      }
    },
  )
  const own = query(routes.own, async (ctx) => ({ items: await ownRuns(ctx, list) }))
  const file = query(routes.file, (ctx, input) => runFile(ctx, list, (input as { id: string }).id))
  return {
    operations: [exportNow, start, own, file],
    work,
    async erase(ctx) {
      const erased = await eraseRuns(ctx, list)
      if (erased > 0) ctx.audit(`${list}_exports`, String(ctx.communityId), { erased })
    },
  }
}

/** So many rows of a list from a mark on, page by page. */
async function gather<Input extends Wish>(
  rowsOf: ListExport<Input>['rowsOf'],
  ctx: WriteContext,
  input: Input,
  most: number,
  after?: string,
): Promise<Gathered> {
  const rows: Rows[number][] = []
  let next: string | null = after ?? null
  while (rows.length < most) {
    const page = await rowsOf(ctx, input, { limit: Math.min(pageRows, most - rows.length), after: next ?? undefined })
    rows.push(...page.rows)
    next = page.next
    if (next === null) break
  }
  return { rows, next }
}

async function* inOnePiece(rows: Rows): AsyncGenerator<Rows> {
  yield rows
}

/** What was asked for, without order and columns: what the audit keeps. */
function filterOf(wish: Wish & { community?: number }): object {
  const { columns: _, sort: __, community: ___, ...filter } = wish
  return filter
}
