import { command } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { fitsMaker } from '../robots/addresses.ts'
import { keysOf, type RobotKeys, sealKeys, withGiven } from '../robots/keys.ts'
import { type GroupKind, lockGroup, showGroup } from './groups.ts'

/**
 * A robot's address and keys, sealed: they are never told again, in the audit either, which says only which were changed. Refusals: see
 * the route.
 */
export const setRobot = command(routes['POST /api/c/:community/chat-groups/:id/robot'], {
  async handle(ctx, { id, ...given }) {
    const group = await lockGroup(ctx, id)
    if (group.kind === 'wechat') refuse('channels.group_without_robot')
    checkKeys(group.kind, given, ctx.services.config.robotOrigins)
    const keys = withGiven(keysOf(ctx, group), given)
    await ctx.tx
      .updateTable('channels.groups')
      .set({ robot_sealed: Object.keys(keys).length === 0 ? null : sealKeys(ctx, keys) })
      .where('community_id', '=', ctx.communityId)
      .where('id', '=', id)
      .execute()
    ctx.audit('chat_group', id, { robot: Object.keys(given).toSorted() })
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** A message that says it is a trial, sent like every other one. Refusals: `platform.not_found`, `channels.robot_missing`. */
export const tryRobot = command(routes['POST /api/c/:community/chat-groups/:id/try'], {
  async handle(ctx, { id }) {
    const group = await lockGroup(ctx, id)
    if (keysOf(ctx, group).webhook === undefined || group.retired_at !== null) refuse('channels.robot_missing')
    const delivery = ctx.newId()
    const text = ctx.services.texts.message('zh-CN', 'channels', 'trial', { group: group.name })
    await ctx.tx
      .insertInto('channels.deliveries')
      .values({
        community_id: ctx.communityId,
        id: delivery,
        group_id: id,
        state: 'waiting',
        text,
        due_at: ctx.now,
      })
      .execute()
    ctx.audit('chat_group', id, { tried: delivery })
    ctx.emit('channels.to_send', {})
    return { id }
  },
  view: (ctx, { id }) => showGroup(ctx, id),
})

/** WeCom's EncodingAESKey is Base64 of 32 bytes without its last sign. */
const wecomKey = /^[A-Za-z\d+/]{43}$/

function checkKeys(kind: GroupKind, given: RobotKeys, ownOrigins: readonly string[]): void {
  const { webhook, key } = given
  if (webhook && !fitsMaker(kind, webhook, ownOrigins)) {
    refuse('channels.webhook_unfit', {}, [{ path: 'webhook', code: 'invalid' }])
  }
  if (key && kind === 'wecom' && !wecomKey.test(key)) {
    refuse('channels.key_unfit', {}, [{ path: 'key', code: 'invalid' }])
  }
}
