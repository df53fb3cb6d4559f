import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { requestsSeen, tellAskers } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { bodyOf } from '../meetings/call.ts'
import { keeps } from '../meetings/can.ts'
import { suggestionsWhere } from '../meetings/suggestion-store.ts'
import { placeOf } from '../place.ts'
import { changeTopic, findTopic, lockTopic, noteChange, optionsOfTopic, todayOf } from './store.ts'
import { plan, templateNow } from './templates.ts'
import { topicForStaff } from './views.ts'

export const thing = 'topic'
const view = (ctx: ReadContext, { id }: { id: string }) => topicForStaff(ctx, id)

type Option = { id?: string | undefined; title: string; description: string; cost_fen: number | null }

/** Opens one from a request or many, a suggestion, a decision above, or by itself. Refusals: see the route. */
export const openTopic = command(routes['POST /api/c/:community/topics'], {
  async handle(ctx, input) {
    const body = await bodyOf(ctx, input.body_id ?? undefined)
    if (input.who === 'members' && !body) {
      refuse('deliberation.body_needed', {}, [{ path: 'body_id', code: 'required' }])
    }
    const place = await placeOf(ctx, input.area_id ?? body?.area_id)
    if (!keeps(ctx.actor, { ...place, body_id: body?.id ?? null })) refuse('platform.not_allowed')
    const requests = [...new Set(input.request_ids)]
    if ((await requestsSeen(ctx, requests)).length < requests.length) {
      refuse('deliberation.source_unknown', {}, [{ path: 'request_ids', code: 'invalid' }])
    }
    await checkSuggestion(ctx, input.suggestion_id)
    checkOptions(input.options)
    const template = await templateNow(ctx, input.template)
    if (template.retired) refuse('deliberation.template_unknown', {}, [{ path: 'template', code: 'invalid' }])
    const stages = plan(template, await todayOf(ctx))
    const id = ctx.newId()
    const { title, facts, who, open, tell_all, above, suggestion_id } = input
    const kept = { title, facts, who, open, tell_all, above, suggestion_id, template: input.template }
    await ctx.tx
      .insertInto('deliberation.topics')
      .values({
        community_id: ctx.communityId,
        id,
        number: await nextNumber(ctx),
        ...kept,
        body_id: body?.id ?? null,
        ...place,
        show_as: template.show_as,
        look_first: template.look_first,
        map_on: template.map_on,
        state: 'open',
        stage: stages[0]?.kind ?? 'collect',
        opened_at: ctx.now,
        opened_by_person: ctx.actor.personId,
      })
      .execute()
    await ctx.tx
      .insertInto('deliberation.topic_stages')
      .values(stages.map((stage) => ({ community_id: ctx.communityId, topic_id: id, ...stage })))
      .execute()
    await writeOptions(ctx, id, input.options)
    await tie(ctx, id, title, requests)
    ctx.audit(thing, id, { ...kept, requests })
    ctx.emit('deliberation.topic_opened', { topic_id: id })
    if (tell_all && who !== 'members') ctx.emit('deliberation.hall_call_due', { topic_id: id, after: null })
    return { id }
  },
  view,
})

async function checkSuggestion(ctx: ReadContext, id: string | null): Promise<void> {
  if (id === null) return
  const [row] = await suggestionsWhere(ctx, sql`g.id = ${id}`, sql`limit 1`)
  if (!row || !keeps(ctx.actor, row)) {
    refuse('deliberation.source_unknown', {}, [{ path: 'suggestion_id', code: 'invalid' }])
  }
}

function checkOptions(options: readonly Option[]): void {
  const titles = options.map((one) => one.title)
  if (new Set(titles).size < titles.length) {
    refuse('deliberation.options_same', {}, [{ path: 'options', code: 'invalid' }])
  }
}

/** `Y20261201-01`: the community's day it was opened on, and how manieth of the day. */
async function nextNumber(ctx: WriteContext): Promise<string> {
  const prefix = `Y${(await todayOf(ctx)).replaceAll('-', '')}-`
  await sql`select pg_advisory_xact_lock(hashtextextended(${`topics ${ctx.communityId}`}, 0))`.execute(ctx.tx)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from deliberation.topics
    where community_id = ${ctx.communityId} and number >= ${prefix} and number < ${`${prefix}a`}`.execute(ctx.tx)
  return `${prefix}${String((found.rows[0]?.count ?? 0) + 1).padStart(2, '0')}`
}

/** Ties requests to a topic; whoever asked for them reads of it there. */
export async function tie(ctx: WriteContext, id: string, title: string, requests: readonly string[]): Promise<void> {
  if (requests.length === 0) return
  await ctx.tx
    .insertInto('deliberation.topic_requests')
    .values(
      requests.map((request_id) => ({ community_id: ctx.communityId, topic_id: id, request_id, tied_at: ctx.now })),
    )
    .execute()
  const say = { module: 'deliberation', key: 'told_topic_begun', params: { title } }
  await tellAskers(ctx, requests, { kind: 'told_begun', say, text: '' })
}

/** What stands is changed, what is new added, what is missing taken out. Refusals: see the route of editing. */
async function writeOptions(ctx: WriteContext, topicId: string, options: readonly Option[]): Promise<void> {
  const there = await optionsOfTopic(ctx, topicId)
  if (options.some((one) => one.id && !there.some((row) => row.id === one.id))) refuse('deliberation.option_unknown')
  const gone = there.filter((row) => !options.some((one) => one.id === row.id)).map((row) => row.id)
  await dropOptions(ctx, topicId, gone)
  for (const [index, { id, title, description, cost_fen }] of options.entries()) {
    const values = { seq: index + 1, title, description, cost_fen }
    await ctx.tx
      .insertInto('deliberation.topic_options')
      .values({ community_id: ctx.communityId, topic_id: topicId, id: id ?? ctx.newId(), ...values })
      .onConflict((conflict) => conflict.columns(['community_id', 'topic_id', 'id']).doUpdateSet(values))
      .execute()
  }
}

/** Refusal: `deliberation.option_in_use` where somebody spoke of it. */
async function dropOptions(ctx: WriteContext, topicId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const used = await sql`
    select 1 from deliberation.contributions where community_id = ${ctx.communityId} and topic_id = ${topicId}
      and option_id = any (${[...ids]}::uuid[]) limit 1`.execute(ctx.tx)
  if (used.rows.length > 0) refuse('deliberation.option_in_use')
  await ctx.tx
    .deleteFrom('deliberation.topic_options')
    .where('community_id', '=', ctx.communityId)
    .where('topic_id', '=', topicId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Changes question, facts and options; once people talk, with a reason everybody reads. Refusals: see the route. */
export const editTopic = command(routes['POST /api/c/:community/topics/:id/edit'], {
  async handle(ctx, { id, title, facts, options, open, reason }) {
    const row = await lockTopic(ctx, id, 'edit')
    checkOptions(options)
    await writeOptions(ctx, id, options)
    const talked = row.took_part > 0 || row.stage !== 'collect'
    if (talked && reason === '') refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    await changeTopic(ctx, id, { title, facts, open })
    if (talked) await noteChange(ctx, id, { what: 'edited', reason })
    ctx.audit(thing, id, { title, facts, open, options: options.map((one) => one.title), reason })
    return { id: (await findTopic(ctx, id)).id }
  },
  view,
})
