import type { ReadContext } from '../../../../platform/command/types.ts'
import { itemName } from '../views/item-name.ts'
import { itemsInForce } from './known-items.ts'
import { learnedOf } from './models.ts'
import { propose } from './propose.ts'

type ProposedItem = { code: string; name: string; matched: string[] }

/** The items a text is likeliest about, best first, each with the words it rests on. */
export async function proposeItems(ctx: ReadContext, text: string): Promise<ProposedItem[]> {
  const items = await itemsInForce(ctx)
  const known = new Map(items.map((item) => [item.code, item]))
  return propose(text, items, await learnedOf(ctx)).flatMap(({ code, matched }) => {
    const item = known.get(code)
    return item ? [{ code, name: itemName(ctx, item), matched }] : []
  })
}
