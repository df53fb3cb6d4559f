import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { holds, holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { bodiesByIds, holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { keeperKinds } from '../permissions.ts'
import { type GroupKind, groupsMost, groupsWhere, groupViews, lockGroup, showGroup, tellsGroup } from './groups.ts'

const areaKinds = ['grid', 'micro_grid', 'compound', 'building', 'stairwell']

/** Every group the reader passes things on in or keeps, grid by grid. Some dozens in a community: no pages. */
export const listGroups = query(routes['GET /api/c/:community/chat-groups'], async (ctx, { retired }) => {
  const groups = await groupsWhere(ctx, retired === 'no' ? sql`and g.retired_at is null` : sql``)
  const keeps = holds(ctx.actor, 'channels.keep_groups')
  return {
    items: await groupViews(
      ctx,
      groups.filter((group) => keeps || tellsGroup(ctx, group)),
    ),
  }
})

/** Who may look after a group, each once. */
export const listKeepers = query(routes['GET /api/c/:community/chat-groups/keepers'], async (ctx) => {
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: keeperKinds }, ctx.now)
  const first = [...Map.groupBy(holders, (one) => one.person_id).values()].flatMap((posts) => posts[0] ?? [])
  const names = await personNames(
    ctx.tx,
    ctx.communityId,
    first.map((one) => one.person_id),
  )
  return {
    items: first.map(({ person_id, title }) => ({ person_id, name: names.get(person_id)?.name ?? '', title })),
  }
})

type Wish = { name: string; area_id?: string | undefined; keeper_person_id: string | null; note: string }

/** Refusals: see the route. */
export const addGroup = command(routes['POST /api/c/:community/chat-groups'], {
  async handle(ctx, input) {
    await checkRoom(ctx)
    const { name, keeper_person_id, note, kind, body_id = null } = input
    if (body_id) await checkBody(ctx, body_id, kind)
    else await checkArea(ctx, input.area_id)
    await checkKeeper(ctx, keeper_person_id)
    const id = ctx.newId()
    const whose = body_id ? { area_id: null, body_id } : { area_id: input.area_id ?? null, body_id }
    const values = { name, kind, ...whose, keeper_person_id }
    await ctx.tx
      .insertInto('channels.groups')
      .values({ community_id: ctx.communityId, id, ...values, note, made_at: ctx.now })
      .execute()
    ctx.audit('chat_group', id, values)
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** Refusals: see the route. */
export const editGroup = command(routes['POST /api/c/:community/chat-groups/:id'], {
  async handle(ctx, { id, name, area_id, keeper_person_id, note }) {
    const { body_id } = await lockGroup(ctx, id)
    if (body_id === null) await checkArea(ctx, area_id)
    await checkKeeper(ctx, keeper_person_id)
    await change(ctx, id, { name, ...(body_id === null ? { area_id } : {}), keeper_person_id, note })
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** What its robot still had to send is withdrawn with it. Refusals: `platform.not_found`, `channels.group_retired`. */
export const retireGroup = command(routes['POST /api/c/:community/chat-groups/:id/retire'], {
  async handle(ctx, { id }) {
    const group = await lockGroup(ctx, id)
    if (group.retired_at !== null) refuse('channels.group_retired')
    await change(ctx, id, { retired_at: ctx.now })
    await sql`
      update channels.deliveries set state = 'withdrawn'
      where community_id = ${ctx.communityId} and group_id = ${id} and state in ('waiting', 'to_pass', 'failed')`.execute(
      ctx.tx,
    )
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** Refusals: `platform.not_found`, `channels.groups_full`. */
export const restoreGroup = command(routes['POST /api/c/:community/chat-groups/:id/restore'], {
  async handle(ctx, { id }) {
    await lockGroup(ctx, id)
    await checkRoom(ctx)
    await change(ctx, id, { retired_at: null })
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

async function change(ctx: WriteContext, id: string, set: Partial<Wish> & { retired_at?: Date | null }): Promise<void> {
  await ctx.tx
    .updateTable('channels.groups')
    .set(set)
    .where('community_id', '=', ctx.communityId)
    .where('id', '=', id)
    .execute()
  ctx.audit('chat_group', id, set)
}

async function checkRoom(ctx: WriteContext): Promise<void> {
  const used = await sql<{ count: number }>`
    select count(*)::int as count from channels.groups where community_id = ${ctx.communityId} and retired_at is null`.execute(
    ctx.tx,
  )
  if ((used.rows[0]?.count ?? 0) >= groupsMost) refuse('channels.groups_full', { most: groupsMost })
}

/** An organisation's group is there for its robot. Refusals: `channels.body_unknown`, `channels.group_without_robot`. */
async function checkBody(ctx: ReadContext, bodyId: string, kind: GroupKind): Promise<void> {
  const body = (await bodiesByIds(ctx.tx, ctx.communityId, [bodyId])).get(bodyId)
  if (!body || body.dissolved_at) refuse('channels.body_unknown', {}, [{ path: 'body_id', code: 'invalid' }])
  if (kind === 'wechat') refuse('channels.group_without_robot', {}, [{ path: 'kind', code: 'invalid' }])
  if (!holdsOver(ctx.actor, 'channels.keep_groups', { paths: [''] })) refuse('platform.not_allowed')
}

async function checkArea(ctx: ReadContext, areaId: string | undefined): Promise<void> {
  const area = areaId === undefined ? undefined : await findArea(ctx.tx, ctx.communityId, areaId)
  const fits = area && area.retired_at === null && areaKinds.includes(area.kind)
  const paths = [area?.admin_path ?? null, area?.compound_path ?? null]
  if (!fits || !holdsOver(ctx.actor, 'channels.keep_groups', { paths })) {
    refuse('channels.area_unfit', {}, [{ path: 'area_id', code: 'invalid' }])
  }
}

async function checkKeeper(ctx: ReadContext, keeper: string | null): Promise<void> {
  if (keeper === null) return
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: keeperKinds }, ctx.now)
  if (!holders.some((one) => one.person_id === keeper)) {
    refuse('channels.keeper_unknown', {}, [{ path: 'keeper_person_id', code: 'invalid' }])
  }
}
