import { query, type ReadContext } from '../../../../platform/command/types.ts'
import { bulkMost } from '../../contract/bulk-routes.ts'
import { routes } from '../../contract.ts'
import { requestBriefs } from '../views/request-brief.ts'
import { changeOf, type Foreseen, foresee, foreseenRefusal } from './foresee.ts'
import { rowsMeant } from './target.ts'

const samplesShown = 3

/**
 * How many would go and what refuses the others, before anything is done. Refusals: `requests.area_unknown`,
 * `requests.receiver_unknown`, `requests.item_unknown`, `requests.item_retired`.
 */
export const previewBulk = query(routes['POST /api/c/:community/bulk-previews'], async (ctx, { target, steps }) => {
  const { rows, tooMany } = await rowsMeant(ctx, target)
  const foreseen: Foreseen[] = []
  for (const step of steps) foreseen.push(await foresee(ctx, step))
  const refusals = rows.map((row) =>
    foreseen.map((one) => foreseenRefusal(ctx, row, one)).find((code) => code !== null),
  )
  const going = rows.filter((_, index) => !refusals[index])
  const samples = await requestBriefs(ctx, going.slice(0, samplesShown))
  return {
    total: rows.length,
    too_many: tooMany,
    most: bulkMost,
    go: going.length,
    refused: grouped(
      ctx,
      refusals.flatMap((code) => (code ? [{ code, params: {} }] : [])),
    ),
    samples: samples.map((brief) => ({
      id: brief.id,
      number: brief.number,
      title: brief.title,
      changes: foreseen.map((one) => changeOf(ctx, brief, one)),
    })),
  }
})

type Refused = { code: string; params: Record<string, string | number>; count?: number }

/** The same "no" counted once, the commonest first. */
export function grouped(ctx: ReadContext, refused: readonly Refused[]) {
  const counts = new Map<string, { sentence: string; count: number }>()
  for (const { code, params, count = 1 } of refused) {
    const known = counts.get(code)
    if (known) known.count += count
    else counts.set(code, { sentence: ctx.services.texts.refusal(ctx.language, code, params), count })
  }
  return [...counts].map(([code, told]) => ({ code, ...told })).toSorted((a, b) => b.count - a.count)
}
