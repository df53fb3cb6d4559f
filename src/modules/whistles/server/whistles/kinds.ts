import type { z } from 'zod'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { holds } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type kindView, type WhistleKind, whistleKinds } from '../../contract/views.ts'
import { routes } from '../../contract.ts'

type KindView = z.output<typeof kindView>
export type Kind = Pick<KindView, 'code' | 'name' | 'meaning' | 'report_minutes' | 'working_time' | 'usual'>

/** Half an hour to report in (the pilots' term); an emergency doesn't wait for office hours. */
const usualClock: Record<WhistleKind, Pick<Kind, 'report_minutes' | 'working_time'>> = {
  everyday: { report_minutes: 30, working_time: true },
  joint_enforcement: { report_minutes: 30, working_time: true },
  emergency: { report_minutes: 30, working_time: false },
}

/** The three kinds as the community has them: its own words, else the template's in the reader's language. */
export async function kindsOf(ctx: ReadContext): Promise<Map<WhistleKind, Kind>> {
  const rows = await ctx.tx
    .selectFrom('whistles.kinds')
    .select(['code', 'name', 'meaning', 'report_minutes', 'working_time'])
    .where('community_id', '=', ctx.communityId)
    .execute()
  const own = new Map(rows.map((row) => [row.code as WhistleKind, row]))
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'whistles', key)
  return new Map(
    whistleKinds.map((code) => {
      const changed = own.get(code)
      const usual = { name: say(`kind_${code}`), meaning: say(`kind_${code}_meaning`), ...usualClock[code] }
      return [code, { ...(changed ?? usual), code, usual: changed === undefined }]
    }),
  )
}

function viewOf(ctx: ReadContext, kind: Kind): KindView {
  return { ...kind, can: holds(ctx.actor, 'whistles.set_kinds') ? ['set_kind'] : [] }
}

export const kinds = query(routes['GET /api/c/:community/whistles/kinds'], async (ctx) => ({
  items: [...(await kindsOf(ctx)).values()].map((kind) => viewOf(ctx, kind)),
}))

/** Names a kind in the community's own words and sets its clock, for whistles to come. */
export const setKind = command(routes['POST /api/c/:community/whistles/kinds/:code'], {
  async handle(ctx, { code, name, meaning, report_minutes, working_time }) {
    const values = { name, meaning, report_minutes, working_time }
    await ctx.tx
      .insertInto('whistles.kinds')
      .values({ community_id: ctx.communityId, code, ...values })
      .onConflict((conflict) => conflict.columns(['community_id', 'code']).doUpdateSet(values))
      .execute()
    ctx.audit('whistle_kind', code, values)
    return { code }
  },
  async view(ctx, { code }) {
    const kind = (await kindsOf(ctx)).get(code as WhistleKind) ?? refuse('platform.not_found')
    return viewOf(ctx, kind)
  },
})
