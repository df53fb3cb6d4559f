import type { ReadContext } from '../../../../platform/command/types.ts'
import { catalogueTemplate } from '../../catalogue/template.ts'

const templateNames = new Map(catalogueTemplate.map((item) => [item.code, item.name]))

/** What an item is called in the reader's language while it is still the template's; a community's own name stays as it is. */
export function itemName(
  ctx: Pick<ReadContext, 'language' | 'services'>,
  item: { code: string; name: string },
): string {
  if (templateNames.get(item.code) !== item.name) return item.name
  return ctx.services.texts.message(ctx.language, 'requests', `item_${item.code}`)
}
