import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { itemName } from '../views/item-name.ts'
import { itemsInForce } from './known-items.ts'
import { learnedOf } from './models.ts'
import { propose } from './propose.ts'

/** The items most like what somebody says, by the words people use for them and by what was closed before, each with its reasons. */
export const suggestItems = query(routes['GET /api/c/:community/catalogue/suggestions'], async (ctx, { text }) => {
  const items = await itemsInForce(ctx)
  const learned = await learnedOf(ctx)
  return {
    items: propose(text, items, learned).flatMap(({ code, matched }) =>
      items
        .filter((item) => item.code === code)
        .map((item) => ({ code, name: itemName(ctx, item), class: item.class, matched })),
    ),
    learned_from: learned?.requestsCount ?? 0,
  }
})
