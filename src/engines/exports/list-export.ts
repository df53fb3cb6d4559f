import {
  command,
  type Download,
  type Operation,
  query,
  type ReadContext,
  type WriteContext,
} from '../../platform/command/types.ts'
import { type EventHandler, on } from '../../platform/module.ts'
import type { Route } from '../../shared/contract.ts'
import { Refusal, refuse } from '../../shared/refusal.ts'
import { beginRun, dueRun, eraseRuns, finishRun, ownRuns, refuseRun, runFile } from './runs.ts'

/** A longer list is made in the background. */
const exportMost = 5_000
/** What a sheet still opens well with. */
const rowsMost = 50_000

type Wish = { columns?: string | undefined; sort?: string | undefined }

type ListExport<Input extends Wish> = {
  /** The module; its event `export_due`, its words `export_…`. */
  list: string
  /** Too long to be had at once; one is being made already. */
  refusals: { large: string; running: string }
  routes: { now: Route; start: Route; own: Route; file: Route }
  /** How many rows the sheet would hold, counted up to one more than `most`. */
  countOf: (ctx: ReadContext, input: Input, most: number) => Promise<number>
  /** The list as seen, masked, with who took it out and when on top. */
  sheetOf: (ctx: ReadContext, input: Input, found: number, most: number) => Promise<Download>
}

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
  const { list, refusals, routes, countOf, sheetOf } = kind
  const entity = `${list}_export`
  const exportNow = command(routes.now, async (ctx, input) => {
    const wish = input as Input
    const rows = await countOf(ctx, wish, exportMost)
    if (rows > exportMost) refuse(refusals.large, { most: exportMost })
    ctx.audit(entity, ctx.newId(), { filter: filterOf(wish), rows })
    return sheetOf(ctx, wish, rows, exportMost)
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
  // Made by nobody's press: run as the person who asked for it, with the rights held at that moment.
  const make = command({ ...routes.start, name: `${list}.make_export` } as Route, {
    async handle(ctx, input) {
      const wish = input as Input
      const found = await countOf(ctx, wish, rowsMost)
      const rows = Math.min(found, rowsMost)
      const id = await finishRun(ctx, list, rows, await sheetOf(ctx, wish, found, rowsMost))
      ctx.audit(entity, id, { filter: filterOf(wish), rows })
      return null
    },
    view: async () => null,
  })
  const work = on<{ export_id: string }>(
    `${list}.export_due`,
    `${list}.work-export`,
    async (ctx, { export_id }, runAs) => {
      const due = await dueRun(ctx, export_id)
      if (!due) return
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

/** What was asked for, without order and columns: what the audit keeps. */
function filterOf(wish: Wish & { community?: number }): object {
  const { columns: _, sort: __, community: ___, ...filter } = wish
  return filter
}
