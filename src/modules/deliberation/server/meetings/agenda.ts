import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import { command, query } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds } from '../../../bodies/api.ts'
import { findRequests, requestsSeen } from '../../../requests/api.ts'
import { openTopics, topicsByIds } from '../../../undertakings/api.ts'
import { routes } from '../../contract.ts'
import { keeps, sees } from './can.ts'
import { findMeeting, itemsOf, lockMeeting } from './store.ts'
import { meetingForStaff } from './views.ts'

type Wanted = {
  id?: string | undefined
  title?: string | undefined
  minutes: number
  reporter: string
  body_id: string | null
  request_id?: string | undefined
  undertaking_id?: string | undefined
}

type Ready = Wanted & { title: string; kind: 'request' | 'undertaking' | 'free' }

const titleMost = 80

/** What new items are about, with the title of their source where none is given. Refusals: see the route. */
async function readyItems(ctx: ReadContext, items: readonly Wanted[]): Promise<Ready[]> {
  const requests = await requestsSeen(
    ctx,
    items.flatMap((one) => one.request_id ?? []),
  )
  const topics = await topicsByIds(
    ctx,
    items.flatMap((one) => one.undertaking_id ?? []),
  )
  const bodies = await bodiesByIds(
    ctx.tx,
    ctx.communityId,
    items.flatMap((one) => one.body_id ?? []),
  )
  return items.map((one, index) => {
    const at = (field: string) => [{ path: `items.${index}.${field}`, code: 'invalid' }]
    if (one.body_id && !bodies.has(one.body_id)) refuse('deliberation.body_unknown', {}, at('body_id'))
    const request = requests.find((row) => row.id === one.request_id)
    const topic = topics.find((row) => row.id === one.undertaking_id)
    if ((one.request_id && !request) || (one.undertaking_id && !topic))
      refuse('deliberation.source_unknown', {}, at('id'))
    const title = one.title ?? request?.title ?? topic?.title
    if (title === undefined) return refuse('deliberation.title_needed', {}, at('title'))
    const kind = request ? 'request' : topic ? 'undertaking' : 'free'
    return { ...one, title: [...title].slice(0, titleMost).join(''), kind } as const
  })
}

/** Adds items behind what is there. */
export async function addItems(ctx: WriteContext, meetingId: string, items: readonly Wanted[]): Promise<void> {
  const ready = await readyItems(ctx, items)
  if (ready.length === 0) return
  const rows = ready.map((one, index) => rowOf(ctx, meetingId, one, index + 1))
  await ctx.tx.insertInto('deliberation.items').values(rows).execute()
}

function rowOf(ctx: WriteContext, meetingId: string, one: Ready, seq: number) {
  return {
    community_id: ctx.communityId,
    meeting_id: meetingId,
    id: one.id ?? ctx.newId(),
    seq,
    kind: one.kind,
    state: 'on' as const,
    title: one.title,
    minutes: one.minutes,
    reporter: one.reporter,
    body_id: one.body_id,
    request_id: one.request_id ?? null,
    undertaking_id: one.undertaking_id ?? null,
  }
}

/** The agenda as it shall be, but for what is read out, which always stands first. Refusals: see the route. */
export const setAgenda = command(routes['PUT /api/c/:community/meetings/:id/agenda'], {
  async handle(ctx, { id, items }) {
    await lockMeeting(ctx, id, 'agenda')
    const there = (await itemsOf(ctx, id)).filter((one) => one.state === 'on' && one.kind !== 'read_out')
    const known = new Map(there.map((one) => [one.id, one]))
    if (items.some((one) => one.id && !known.has(one.id))) refuse('deliberation.item_unknown')
    const gone = there.filter((one) => !items.some((wanted) => wanted.id === one.id)).map((one) => one.id)
    await dropItems(ctx, id, gone)
    const ready = await readyItems(
      ctx,
      items.map((one) => ({ ...one, ...sourceOf(known, one) })),
    )
    for (const [index, one] of ready.entries()) {
      const row = rowOf(ctx, id, one, index + 1)
      const { title, minutes, reporter, body_id, seq } = row
      await ctx.tx
        .insertInto('deliberation.items')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['community_id', 'meeting_id', 'id'])
            .doUpdateSet({ title, minutes, reporter, body_id, seq }),
        )
        .execute()
    }
    ctx.audit('meeting', id, { agenda: ready.map((one) => one.title) })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

/** What an item is about stays with it; its title may change. */
function sourceOf(
  known: ReadonlyMap<string, { title: string; request_id: string | null; undertaking_id: string | null }>,
  one: Wanted,
) {
  const row = one.id ? known.get(one.id) : undefined
  if (!row) return {}
  return {
    title: one.title ?? row.title,
    request_id: row.request_id ?? undefined,
    undertaking_id: row.undertaking_id ?? undefined,
  }
}

/** Refusal: `deliberation.item_in_use` where something was noted, voted or decided on it. */
async function dropItems(ctx: WriteContext, meetingId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const of = sql`community_id = ${ctx.communityId} and meeting_id = ${meetingId}`
  const used = await sql`
    select 1 from deliberation.items where ${of} and id = any (${[...ids]}::uuid[]) and note <> ''
    union all select 1 from deliberation.votes where ${of} and item_id = any (${[...ids]}::uuid[])
    union all select 1 from deliberation.decisions where ${of} and item_id = any (${[...ids]}::uuid[]) limit 1`.execute(
    ctx.tx,
  )
  if (used.rows.length > 0) refuse('deliberation.item_in_use')
  await sql`delete from deliberation.stepped_out where ${of} and item_id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
  await sql`delete from deliberation.items where ${of} and id = any (${[...ids]}::uuid[])`.execute(ctx.tx)
}

/** Takes up what a member proposed, or says why not. Refusals: see the route. */
export const settleProposal = command(routes['POST /api/c/:community/meetings/:id/items/:item/settle'], {
  async handle(ctx, { id, item, accept, reason }) {
    await lockMeeting(ctx, id, 'agenda')
    const items = await itemsOf(ctx, id)
    if (!items.some((one) => one.id === item && one.state === 'proposed')) refuse('deliberation.item_unknown')
    if (!accept && reason === '') refuse('deliberation.reason_needed', {}, [{ path: 'reason', code: 'required' }])
    const seq = Math.max(0, ...items.filter((one) => one.kind !== 'read_out').map((one) => one.seq)) + 1
    await ctx.tx
      .updateTable('deliberation.items')
      .set({ state: accept ? 'on' : 'declined', decline_reason: accept ? '' : reason, seq })
      .where('community_id', '=', ctx.communityId)
      .where('meeting_id', '=', id)
      .where('id', '=', item)
      .execute()
    ctx.audit('meeting', id, { proposal: item, accepted: accept, reason })
    return { id }
  },
  view: (ctx, { id }) => meetingForStaff(ctx, id),
})

const foundMost = 8

/** What may be put on an agenda, by words or a number; refusal: `platform.not_found`. */
export const agendaSources = query(routes['GET /api/c/:community/meetings/:id/sources'], async (ctx, { id, q }) => {
  const row = (await findMeeting(ctx, id)) ?? refuse('platform.not_found')
  if (!sees(ctx.actor, row) || !keeps(ctx.actor, row)) refuse('platform.not_found')
  const requests = q === '' ? [] : await findRequests(ctx, q, foundMost)
  return {
    requests: requests.map(({ id: one, number, title }) => ({ id: one, number, title })),
    undertakings: await openTopics(ctx, q, foundMost),
  }
})
