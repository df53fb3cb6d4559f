import { changeCase } from '../../../../engines/caseflow/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { routes } from '../../contract.ts'
import { lockForStaff, staffActor, undoBy } from '../door.ts'
import { setTags, tagNames, tagsOf, wantedTags } from '../rules/tags.ts'
import { requestView } from '../views/request-view.ts'

/** Puts tags of the community's list on a request, takes others off. Refusals: those of `lockForStaff` and `wantedTags`. */
export const tagRequest = command(routes['POST /api/c/:community/requests/:id/tags'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'tag')
    const before = await tagsOf(ctx, row.id)
    const after = await wantedTags(ctx, before, input)
    const added = after.filter((tag) => !before.includes(tag))
    const removed = before.filter((tag) => !after.includes(tag))
    if (added.length + removed.length > 0) {
      const actor = staffActor(ctx, 'requests.note', row)
      const names = await tagNames(ctx, [...added, ...removed])
      const named = (ids: readonly string[]) => names.filter((tag) => ids.includes(tag.id)).map((tag) => tag.name)
      const data = { added: named(added), removed: named(removed) }
      const step = { kind: 'tagged', actor, visibility: 'internal', data } as const
      await changeCase(ctx.tx, row, { steps: [step], undo: undoBy(ctx, 'tag', { tags: before }) }, ctx.now)
      await setTags(ctx, row.id, after)
    }
    ctx.audit('request', row.id, { tags: after })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})
