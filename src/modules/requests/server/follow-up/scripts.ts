import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { itemClass } from '../../contract/views.ts'
import { routes } from '../../contract.ts'

/** What is asked on the telephone, class by class: the community's own words, else the template's. */
async function scripts(ctx: ReadContext) {
  const rows = await ctx.tx
    .selectFrom('requests.call_scripts')
    .select(['class', 'text'])
    .where('community_id', '=', ctx.communityId)
    .execute()
  const own = new Map<string, string>(rows.map((row) => [row.class, row.text]))
  return {
    items: itemClass.options.map((name) => {
      const text = own.get(name)
      const usual = ctx.services.texts.message(ctx.language, 'requests', `call_script_${name}`)
      return { class: name, text: text || usual, own: Boolean(text) }
    }),
  }
}

export const callScripts = query(routes['GET /api/c/:community/follow-ups/scripts'], scripts)

/** The community's own words for a class; '' brings the template's back. */
export const setCallScript = command(routes['POST /api/c/:community/follow-ups/scripts/:class'], {
  async handle(ctx, { class: name, text }) {
    await sql`
      insert into requests.call_scripts (community_id, class, text, changed_at) values (${ctx.communityId}, ${name}, ${text}, ${ctx.now})
      on conflict (community_id, class) do update set text = excluded.text, changed_at = excluded.changed_at`.execute(
      ctx.tx,
    )
    ctx.audit('call_script', ctx.newId(), { class: name, text })
    return {}
  },
  view: (ctx) => scripts(ctx),
})
