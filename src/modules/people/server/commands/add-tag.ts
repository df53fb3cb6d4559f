import { pinyinInitials } from '../../../../engines/text/index.ts'
import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { tagsOf } from '../tags.ts'

/** Adds a community's own word for a situation. Words that judge a person don't belong here: the page says so beside the field. */
export const addTag = command(routes['POST /api/c/:community/people/tags'], {
  async handle(ctx, { label, sensitive }) {
    const known = await tagsOf(ctx)
    if (known.some((tag) => tag.label === label)) refuse('people.tag_taken', {}, [{ path: 'label', code: 'invalid' }])
    const code = `own_${pinyinInitials(label, 'place').replaceAll(/[^a-z0-9]/g, '')}_${ctx.newId().slice(-6)}`
    await ctx.tx.insertInto('people.tags').values({ community_id: ctx.communityId, code, label, sensitive }).execute()
    ctx.audit('tag', code, { label, sensitive })
    return { code }
  },
  view: async (ctx, { code }) => (await tagsOf(ctx)).find((tag) => tag.code === code) ?? refuse('platform.not_found'),
})
