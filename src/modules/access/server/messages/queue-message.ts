import type { WriteContext } from '../../../../platform/command/types.ts'
import type { Language } from '../../../../shared/languages.ts'

/** A sentence of the module's catalogue, group `messages`, with its values. Codes are made when it is sent: none is kept. */
export type Message = {
  phone: string
  text: string
  params: Record<string, string | number>
  language?: Language | null
}

/** Has a short message sent after the commit, tried again for some hours where the gateway is away. */
export async function queueMessage(ctx: WriteContext, { phone, text, params, language }: Message): Promise<void> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('access.messages')
    .values({
      community_id: ctx.communityId,
      id,
      phone,
      text,
      params: JSON.stringify(params),
      language: language ?? 'zh-CN',
      made_at: ctx.now,
      due_at: ctx.now,
    })
    .execute()
  ctx.emit('access.message_queued', { message_id: id })
}
