import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { addDays } from '../../../../shared/civil-date.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { type BuiltIn, builtIns, type StageKind, stageKinds } from '../../contract/topics/kinds.ts'
import type { TemplateView } from '../../contract/topics/views.ts'
import { routes } from '../../contract.ts'
import { keptName, toldName } from './names.ts'
import { type Template, templates } from './templates.data.ts'

type TemplateNow = Template & { code: string; usual: boolean; own: boolean; retired: boolean }
type Row = Template & { code: string; as_usual: boolean; retired_at: Date | null }

const isBuiltIn = (code: string): code is BuiltIn => (builtIns as readonly string[]).includes(code)
const thing = 'topic_template'

/** Every way halls are held here: the built-in ones as the community has them, then its own in the order they came. */
async function templatesNow(ctx: ReadContext): Promise<TemplateNow[]> {
  const found = await sql<Row>`
    select code, name, stages, show_as, look_first, map_on, as_usual, retired_at from deliberation.topic_templates
    where community_id = ${ctx.communityId} order by changed_at, code`.execute(ctx.tx)
  const rows = new Map(found.rows.map((row) => [row.code, row]))
  const builtIn = builtIns.map((code) => {
    const row = rows.get(code)
    const changed = row && !row.as_usual
    const { name, stages, show_as, look_first, map_on } = changed ? row : templates[code]
    const told = { name, stages, show_as, look_first, map_on }
    return { code, ...told, usual: !changed, own: false, retired: Boolean(row?.retired_at) }
  })
  const own = found.rows
    .filter((row) => !isBuiltIn(row.code))
    .map(({ as_usual: _, retired_at, ...row }) => ({ ...row, usual: false, own: true, retired: retired_at !== null }))
  return [...builtIn, ...own]
}

/** How a kind of hall is held here now. Refusal: `deliberation.template_unknown`. */
export async function templateNow(ctx: ReadContext, code: string): Promise<TemplateNow> {
  const found = (await templatesNow(ctx)).find((one) => one.code === code)
  return found ?? refuse('deliberation.template_unknown', {}, [{ path: 'template', code: 'invalid' }])
}

function told(ctx: ReadContext, { name, stages, ...rest }: TemplateNow): TemplateView {
  return {
    ...rest,
    name: toldName(ctx, name),
    stages: stages.map((one) => ({ ...one, name: toldName(ctx, one.name) })),
  }
}

const viewOf = async (ctx: ReadContext, code: string) => told(ctx, await templateNow(ctx, code))

/** What each is called for the reader, retired ones too: topics go on by them. */
export async function templateNames(ctx: ReadContext): Promise<Map<string, string>> {
  return new Map((await templatesNow(ctx)).map(({ code, name }) => [code, toldName(ctx, name)]))
}

export const topicTemplates = query(routes['GET /api/c/:community/topic-templates'], async (ctx) => ({
  items: (await templatesNow(ctx)).map((one) => told(ctx, one)),
  can: ctx.actor.permissions.has('deliberation.set_laws') ? ['change', 'add'] : [],
}))

/** In the one order, each once, with deciding and telling in it. Refusal: `deliberation.stages_unfit`. */
function checkStages(kinds: readonly StageKind[]): void {
  const places = kinds.map((kind) => stageKinds.indexOf(kind))
  const ordered = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
  if (!ordered || !kinds.includes('decide') || !kinds.includes('report')) {
    refuse('deliberation.stages_unfit', {}, [{ path: 'change.stages', code: 'invalid' }])
  }
}

/** Two ways by one name couldn't be told apart. Refusal: `deliberation.template_same`. */
async function checkName(ctx: ReadContext, name: string, path: string, code?: string): Promise<void> {
  const same = (await templatesNow(ctx)).some((one) => one.code !== code && !one.retired && one.name === name)
  if (same) refuse('deliberation.template_same', {}, [{ path, code: 'invalid' }])
}

type Kept = Template & { as_usual?: boolean; copied_from?: string; retired_at?: Date | null }

async function keep(ctx: WriteContext, code: string, { stages, ...rest }: Kept): Promise<void> {
  const values = { ...rest, stages: JSON.stringify(stages), changed_at: ctx.now }
  await ctx.tx
    .insertInto('deliberation.topic_templates')
    .values({ community_id: ctx.communityId, code, ...values })
    .onConflict((conflict) => conflict.columns(['community_id', 'code']).doUpdateSet(values))
    .execute()
}

const content = ({ name, stages, show_as, look_first, map_on }: Template): Template => ({
  name,
  stages,
  show_as,
  look_first,
  map_on,
})

/** Changes one, or goes back to the usual one; topics that run keep theirs. Refusals: see the route. */
export const setTopicTemplate = command(routes['PUT /api/c/:community/topic-templates/:code'], {
  async handle(ctx, { code, change }) {
    const now = await templateNow(ctx, code)
    if (change === null) {
      if (!isBuiltIn(code)) return refuse('deliberation.template_own')
      await keep(ctx, code, { ...templates[code], as_usual: true })
      ctx.audit(thing, code, { usual: true })
      return { code }
    }
    checkStages(change.stages.map((one) => one.kind))
    const stages = change.stages.map((one) => ({ ...one, name: keptName(ctx, one.name) }))
    const kept = { ...change, name: keptName(ctx, change.name), stages }
    if (kept.name !== now.name) await checkName(ctx, kept.name, 'change.name', code)
    await keep(ctx, code, { ...kept, as_usual: false })
    ctx.audit(thing, code, { ...change })
    return { code }
  },
  view: (ctx, { code }) => viewOf(ctx, code),
})

/** Adds one of the community's own, to begin with like another one. Refusals: see the route. */
export const addTopicTemplate = command(routes['POST /api/c/:community/topic-templates'], {
  async handle(ctx, { from, name }) {
    const like = await templateNow(ctx, from)
    const kept = keptName(ctx, name)
    await checkName(ctx, kept, 'name')
    const code = ctx.newId()
    await keep(ctx, code, { ...content(like), name: kept, copied_from: from })
    ctx.audit(thing, code, { name, copied_from: from })
    return { code }
  },
  view: (ctx, { code }) => viewOf(ctx, code),
})

/** No topic begins by it any more, or again; one way stays. Refusals: see the route. */
export const retireTopicTemplate = command(routes['POST /api/c/:community/topic-templates/:code/retire'], {
  async handle(ctx, { code, retired }) {
    const now = await templateNow(ctx, code)
    const left = (await templatesNow(ctx)).filter((one) => !one.retired && one.code !== code)
    if (retired && left.length === 0) refuse('deliberation.template_last')
    if (!retired) await checkName(ctx, now.name, 'name', code)
    await keep(ctx, code, { ...content(now), as_usual: now.usual, retired_at: retired ? ctx.now : null })
    ctx.audit(thing, code, { retired })
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
