import type { Operation } from '../../../../platform/command/types.ts'
import { addTag } from './add-tag.ts'
import { changeTag } from './change-tag.ts'
import { mergeTag } from './merge-tag.ts'
import { keptTags, tags } from './queries.ts'
import { undoTagChange } from './undo-tag-change.ts'

/** The community's tags. */
export const tagOperations: readonly Operation[] = [tags, keptTags, addTag, changeTag, mergeTag, undoTagChange]
