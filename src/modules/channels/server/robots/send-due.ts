import { sql } from 'kysely'
import type { ReadContext, WriteContext } from '../../../../platform/command/types.ts'
import type { Pieces } from '../../../../platform/module.ts'
import { textFor, type Wordings } from '../broadcasts/wordings.ts'
import { type GroupKind, groupsWhere, levelOf, saidArea } from '../groups/groups.ts'
import { digestsOf } from './digest.ts'
import { keysOf, type RobotKeys } from './keys.ts'
import { postTo } from './post.ts'

/** Messages a minute and robot, by the makers' documents. */
const perMinute: Partial<Record<GroupKind, number>> = { wecom: 20, dingtalk: 20, feishu: 100 }
const minuteMs = 60_000
const groupsAtOnce = 50
/** Under way for longer: the process was killed meanwhile. It is sent again, perhaps for a second time. */
const lostAfterMs = 2 * minuteMs
const attemptsMost = 6
const backoffMinutes = [1, 2, 5, 15, 30]

/** One message to one robot, and the deliveries it brings home. */
type Parcel = { groupId: string; kind: GroupKind; keys: RobotKeys; text: string; deliveries: string[]; at: Date }

/**
 * Sends what waits for robots: taken and counted in one short transaction, posted without one, noted in another. Where more waits than a
 * robot may send in this minute, the rest goes as one digest; what has no room waits for the next minute.
 */
export async function sendDue(pieces: Pieces): Promise<void> {
  const parcels = await pieces(takeDue)
  for (const parcel of parcels) {
    const fault = await postTo(parcel)
    await pieces((ctx) => noteSent(ctx, parcel, fault))
  }
}

type Due = { id: string; group_id: string; text: string | null; wordings: Wordings | null }

async function takeDue(ctx: WriteContext): Promise<Parcel[]> {
  const lost = new Date(ctx.now.getTime() - lostAfterMs)
  const found = await sql<Due>`
    select d.id, d.group_id, d.text, b.wordings from channels.deliveries d
    left join channels.broadcasts b on b.community_id = d.community_id and b.id = d.broadcast_id
    where d.community_id = ${ctx.communityId}
      and ((d.state = 'waiting' and d.due_at <= ${ctx.now}) or (d.state = 'sending' and d.due_at <= ${lost}))
    order by d.due_at, d.id limit 1000 for update of d skip locked`.execute(ctx.tx)
  if (found.rows.length === 0) return []
  const byGroup = Map.groupBy(found.rows, (row) => row.group_id)
  const parcels: Parcel[] = []
  for (const [groupId, rows] of [...byGroup].slice(0, groupsAtOnce))
    parcels.push(...(await parcelsOf(ctx, groupId, rows)))
  const ids = parcels.flatMap((one) => one.deliveries)
  await sql`
    update channels.deliveries set state = 'sending', due_at = ${ctx.now}, attempts = attempts + 1
    where community_id = ${ctx.communityId} and id = any (${ids}::uuid[])`.execute(ctx.tx)
  return parcels
}

/** What one robot may be given now. */
async function parcelsOf(ctx: WriteContext, groupId: string, rows: readonly Due[]): Promise<Parcel[]> {
  await sql`select id from channels.groups where community_id = ${ctx.communityId} and id = ${groupId} for update`.execute(
    ctx.tx,
  )
  const [group] = await groupsWhere(ctx, sql`and g.id = ${groupId}`)
  const recent = await recentPosts(ctx, groupId)
  if (!group) return []
  const keys = keysOf(ctx, group)
  const room = (perMinute[group.kind] ?? 0) - recent.length
  const texts = rows.map((row) => ({
    id: row.id,
    text: row.text ?? (row.wordings ? textFor(row.wordings, levelOf(group.area_kind), saidArea(group)) : ''),
  }))
  const parcels = digestsOf(texts, room, group.kind).map(({ ids, text }) => ({
    groupId,
    kind: group.kind,
    keys,
    text,
    deliveries: ids,
    at: ctx.now,
  }))
  const posts = [...recent, ...parcels.map(() => ctx.now)]
  await sql`
    update channels.groups set recent_posts = ${posts}::timestamptz[] where community_id = ${ctx.communityId} and id = ${groupId}`.execute(
    ctx.tx,
  )
  return parcels
}

async function recentPosts(ctx: ReadContext, groupId: string): Promise<Date[]> {
  const since = new Date(ctx.now.getTime() - minuteMs)
  const found = await sql<{ at: Date }>`
    select at from channels.groups, unnest(recent_posts) at
    where community_id = ${ctx.communityId} and id = ${groupId} and at > ${since}`.execute(ctx.tx)
  return found.rows.map((row) => row.at)
}

async function noteSent(ctx: WriteContext, { groupId, deliveries }: Parcel, fault: string | null): Promise<void> {
  const these = sql`community_id = ${ctx.communityId} and id = any (${deliveries}::uuid[])`
  if (fault === null) {
    await sql`
      update channels.deliveries set state = 'sent', done_at = ${ctx.now}, fault = '', in_digest = ${deliveries.length > 1} where ${these}`.execute(
      ctx.tx,
    )
    await sql`
      update channels.groups set last_sent_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${groupId}`.execute(
      ctx.tx,
    )
  } else {
    const waits = sql.join(backoffMinutes.map((minutes) => sql`${minutes}::int`))
    await sql`
      update channels.deliveries set fault = ${fault.slice(0, 200)}, state = case when attempts >= ${attemptsMost} then 'failed' else 'waiting' end,
        due_at = ${ctx.now}::timestamptz + make_interval(mins => (array[${waits}])[least(attempts, ${backoffMinutes.length})])
      where ${these} and state = 'sending'`.execute(ctx.tx)
  }
  ctx.audit('chat_group', groupId, { sent: deliveries, fault })
}
