import { sql } from 'kysely'
import { command, query, type ReadContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type StageKind, stageKinds, type TemplateCode, templateCodes } from '../../contract/topics/kinds.ts'
import type { TemplateView } from '../../contract/topics/views.ts'
import { routes } from '../../contract.ts'
import { type Template, templates } from './templates.data.ts'

/** How a kind of hall is held here now. */
export async function templateNow(ctx: ReadContext, code: TemplateCode): Promise<Template & { usual: boolean }> {
  const found = await sql<Template>`
    select name, stages, show_as, look_first, map_on from deliberation.topic_templates
    where community_id = ${ctx.communityId} and code = ${code}`.execute(ctx.tx)
  const own = found.rows[0]
  return own ? { ...own, usual: false } : { ...templates[code], usual: true }
}

async function viewOf(ctx: ReadContext, code: TemplateCode): Promise<TemplateView> {
  const { stages, ...rest } = await templateNow(ctx, code)
  return { code, ...rest, stages: [...stages] }
}

export const topicTemplates = query(routes['GET /api/c/:community/topic-templates'], async (ctx) => {
  const items: TemplateView[] = []
  for (const code of templateCodes) items.push(await viewOf(ctx, code))
  return { items, can: ctx.actor.permissions.has('deliberation.set_laws') ? ['change'] : [] }
})

/** In the one order, each once, with deciding and telling in it. Refusal: `deliberation.stages_unfit`. */
function checkStages(kinds: readonly StageKind[]): void {
  const places = kinds.map((kind) => stageKinds.indexOf(kind))
  const ordered = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
  if (!ordered || !kinds.includes('decide') || !kinds.includes('report')) {
    refuse('deliberation.stages_unfit', {}, [{ path: 'change.stages', code: 'invalid' }])
  }
}

/** Changes one, or goes back to the usual one; topics that run keep theirs. Refusals: see the route. */
export const setTopicTemplate = command(routes['PUT /api/c/:community/topic-templates/:code'], {
  async handle(ctx, { code, change }) {
    if (change === null) {
      await ctx.tx
        .deleteFrom('deliberation.topic_templates')
        .where('community_id', '=', ctx.communityId)
        .where('code', '=', code)
        .execute()
      ctx.audit('topic_template', code, { usual: true })
      return { code }
    }
    checkStages(change.stages.map((one) => one.kind))
    const values = { ...change, stages: JSON.stringify(change.stages), changed_at: ctx.now }
    await ctx.tx
      .insertInto('deliberation.topic_templates')
      .values({ community_id: ctx.communityId, code, ...values })
      .onConflict((conflict) => conflict.columns(['community_id', 'code']).doUpdateSet(values))
      .execute()
    ctx.audit('topic_template', code, { ...change })
    return { code }
  },
  view: (ctx, { code }) => viewOf(ctx, code),
})

export type PlannedStage = { kind: StageKind; seq: number; name: string; from_day: string; until_day: string }

/** The days of a topic that begins today. */
export function plan({ stages }: Template, today: string): PlannedStage[] {
  let from = today
  return stages.map(({ kind, name, days }, index) => {
    const stage = { kind, seq: index + 1, name, from_day: from, until_day: addDays(from, Math.max(days - 1, 0)) }
    from = addDays(from, days)
    return stage
  })
}
