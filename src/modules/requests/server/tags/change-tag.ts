import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagNames } from '../rules/tags.ts'
import { checkName, checkRoom, keptTag, lockTags, noteChange, setTag } from './list.ts'

/**
 * Another name, or out of use and back: requests keep the tag, nobody puts it on anew. Refusals: `platform.not_found`,
 * `requests.tag_merged`, `requests.tag_exists`, `requests.too_many_tags`.
 */
export const changeTag = command(routes['PUT /api/c/:community/tags/:id'], {
  async handle(ctx, { id, name, retired }) {
    await lockTags(ctx)
    const before = (await keptTag(ctx, id)) ?? refuse('platform.not_found')
    if (before.merged_into !== null) refuse('requests.tag_merged')
    await checkName(ctx, name, id)
    if (before.retired && !retired) await checkRoom(ctx)
    await setTag(ctx, id, { name, retired })
    if (before.name !== name) await noteChange(ctx, before, { kind: 'renamed', name_after: name })
    if (before.retired !== retired) {
      await noteChange(ctx, { ...before, name }, { kind: retired ? 'retired' : 'restored', name_after: name })
    }
    ctx.audit('tag', id, { name, retired })
    return { id }
  },
  view: async (ctx, { id }) => (await tagNames(ctx, [id]))[0] ?? refuse('platform.not_found'),
})
