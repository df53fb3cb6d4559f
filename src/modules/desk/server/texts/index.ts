import { type Operation, query } from '../../../../platform/command/types.ts'
import type { PostKind } from '../../../../shared/actor.ts'
import { routes } from '../../contract.ts'
import { addText } from './add-text.ts'
import { changeText } from './change-text.ts'
import { deleteText } from './delete-text.ts'
import { textsOf } from './store.ts'

/** Texts to write with. Refusal: `platform.not_a_member`. */
export const listTexts = query(routes['GET /api/c/:community/desk/texts'], async (ctx) => ({
  items: await textsOf(ctx),
}))

export const textOperations: readonly Operation[] = [listTexts, addText, changeText, deleteText]

/** Who keeps the community's text blocks. */
export const textPermissions: Record<string, readonly PostKind[]> = {
  'desk.keep_texts': ['community_secretary', 'deputy_secretary'],
}
