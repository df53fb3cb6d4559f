import { query } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { itemsInForce } from './known-items.ts'
import { learnedOf } from './models.ts'
import { proposeItems } from './propose-items.ts'

/** The items most like what somebody says, by the words people use for them and by what was closed before, each with its reasons. */
export const suggestItems = query(routes['GET /api/c/:community/catalogue/suggestions'], async (ctx, { text }) => {
  const classes = new Map((await itemsInForce(ctx)).map((item) => [item.code, item.class]))
  const proposed = await proposeItems(ctx, text)
  return {
    items: proposed.map((one) => ({ ...one, class: classes.get(one.code) ?? '' })),
    learned_from: (await learnedOf(ctx))?.requestsCount ?? 0,
  }
})
