import { sql } from 'kysely'
import { command, query, type ReadContext, type WriteContext } from '../../../../platform/command/types.ts'
import { holds, holdsOver } from '../../../../shared/actor.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { holdersOf } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { findArea } from '../../../territory/api.ts'
import { routes } from '../../contract.ts'
import { keeperKinds } from '../permissions.ts'
import { groupsMost, groupsWhere, groupViews, lockGroup, showGroup, tellsGroup } from './groups.ts'

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

type Wish = { name: string; area_id: string; keeper_person_id: string | null; note: string }

/** Refusals: see the route. */
export const addGroup = command(routes['POST /api/c/:community/chat-groups'], {
  async handle(ctx, input) {
    await checkRoom(ctx)
    await checkWish(ctx, input)
    const id = ctx.newId()
    const { name, area_id, keeper_person_id, note, kind } = input
    await ctx.tx
      .insertInto('channels.groups')
      .values({ community_id: ctx.communityId, id, name, kind, area_id, keeper_person_id, note, made_at: ctx.now })
      .execute()
    ctx.audit('chat_group', id, { name, kind, area_id, keeper_person_id })
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** Refusals: see the route. */
export const editGroup = command(routes['POST /api/c/:community/chat-groups/:id'], {
  async handle(ctx, { id, name, area_id, keeper_person_id, note }) {
    await lockGroup(ctx, id)
    await checkWish(ctx, { name, area_id, keeper_person_id, note })
    await change(ctx, id, { name, area_id, keeper_person_id, note })
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

async function checkWish(ctx: ReadContext, { area_id, keeper_person_id: keeper }: Wish): Promise<void> {
  const area = await findArea(ctx.tx, ctx.communityId, area_id)
  const fits = area && area.retired_at === null && areaKinds.includes(area.kind)
  const paths = [area?.admin_path ?? null, area?.compound_path ?? null]
  if (!fits || !holdsOver(ctx.actor, 'channels.keep_groups', { paths })) {
    refuse('channels.area_unfit', {}, [{ path: 'area_id', code: 'invalid' }])
  }
  if (keeper === null) return
  const holders = await holdersOf(ctx.tx, ctx.communityId, { kind: keeperKinds }, ctx.now)
  if (!holders.some((one) => one.person_id === keeper)) {
    refuse('channels.keeper_unknown', {}, [{ path: 'keeper_person_id', code: 'invalid' }])
  }
}
