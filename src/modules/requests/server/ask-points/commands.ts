import { sql } from 'kysely'
import { command, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { postsByIds, rosterHours } from '../../../bodies/api.ts'
import { routes } from '../../contract.ts'
import { placeOf } from '../rules/place.ts'
import { type AskPoint, askPointRows, findPoint, selectPoints } from './view.ts'

const codeLength = 8

type Fields = {
  name: string
  area_id?: string | undefined
  place_detail: string
  hours: string
  duty_post_id?: string | undefined
  roster_id?: string | undefined
  item_codes: string[]
  valid_until?: string | undefined
}

/** Opens an ask-point; its code is drawn once and stays. Refusals: see the route. */
export const openAskPoint = command(routes['POST /api/c/:community/ask-points'], {
  async handle(ctx, input) {
    const columns = await columnsOf(ctx, input)
    const id = ctx.newId()
    const code = ctx.services.vault.code('requests.ask_point', `${ctx.communityId} ${id}`, codeLength)
    await ctx.tx
      .insertInto('requests.ask_points')
      .values({ community_id: ctx.communityId, id, code, made_at: ctx.now, ...columns })
      .execute()
    ctx.audit('ask_point', id, columns)
    return { id }
  },
  view: (ctx, { id }) => row(ctx, id),
})

/** Changes what the poster says; the code, and so every poster that hangs, stays good. Refusals: see the route. */
export const reviseAskPoint = command(routes['POST /api/c/:community/ask-points/:id/revise'], {
  async handle(ctx, input) {
    const point = await lockOpen(ctx, input.id)
    const columns = await columnsOf(ctx, input)
    await update(ctx, point.id, columns)
    ctx.audit('ask_point', point.id, columns)
    return { id: point.id }
  },
  view: (ctx, { id }) => row(ctx, id),
})

/** Takes an ask-point down. Its posters go on telling where to go instead. Refusals: see the route. */
export const retireAskPoint = command(routes['POST /api/c/:community/ask-points/:id/retire'], {
  async handle(ctx, input) {
    const point = await lockOpen(ctx, input.id)
    const other = input.instead_id ? await findPoint(ctx, input.instead_id) : undefined
    const otherServes = other !== undefined && other.id !== point.id && other.retired_at === null
    if (!otherServes && input.instead === '')
      refuse('requests.instead_needed', {}, [{ path: 'instead', code: 'required' }])
    const columns = { retired_at: ctx.now, instead: input.instead, instead_id: otherServes ? other.id : null }
    await update(ctx, point.id, columns)
    ctx.audit('ask_point', point.id, { ...columns, retired_at: ctx.now.toISOString() })
    return { id: point.id }
  },
  view: (ctx, { id }) => row(ctx, id),
})

async function row(ctx: ReadContext, id: string) {
  const point = (await findPoint(ctx, id)) ?? refuse('platform.not_found')
  return (await askPointRows(ctx, [point]))[0] ?? refuse('platform.not_found')
}

async function lockOpen(ctx: WriteContext, id: string): Promise<AskPoint> {
  const found = await sql<AskPoint>`
    ${selectPoints} where community_id = ${ctx.communityId} and id = ${id} for update`.execute(ctx.tx)
  const point = found.rows[0] ?? refuse('platform.not_found')
  if (point.retired_at !== null) refuse('requests.ask_point_closed')
  return point
}

async function update(ctx: WriteContext, id: string, columns: Record<string, unknown>): Promise<void> {
  await ctx.tx
    .updateTable('requests.ask_points')
    .set(columns)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
}

/** What was told, looked into: the place and the post are this community's, the items in force. */
async function columnsOf(ctx: WriteContext, input: Fields) {
  await placeOf(ctx.tx, ctx.communityId, { area_id: input.area_id })
  if (input.duty_post_id) {
    const post = (await postsByIds(ctx.tx, ctx.communityId, [input.duty_post_id])).get(input.duty_post_id)
    if (!post || post.closed_at) refuse('requests.receiver_unknown', {}, [{ path: 'duty_post_id', code: 'invalid' }])
  }
  const roster = input.roster_id ? (await rosterHours(ctx, [input.roster_id])).get(input.roster_id) : undefined
  if (input.roster_id && (!roster || roster.closed)) {
    refuse('requests.roster_unknown', {}, [{ path: 'roster_id', code: 'invalid' }])
  }
  const codes = [...new Set(input.item_codes)]
  const found = await sql<{ count: number }>`
    select count(*)::int as count from requests.items
    where community_id = ${ctx.communityId} and successor_at is null and not retired and code = any (${codes}::text[])`.execute(
    ctx.tx,
  )
  if (found.rows[0]?.count !== codes.length) {
    refuse('requests.item_unknown', {}, [{ path: 'item_codes', code: 'invalid' }])
  }
  return {
    name: input.name,
    area_id: input.area_id ?? null,
    place_detail: input.place_detail,
    hours: input.hours,
    duty_post_id: input.duty_post_id ?? null,
    roster_id: input.roster_id ?? null,
    item_codes: codes,
    valid_until: input.valid_until ?? null,
  }
}
