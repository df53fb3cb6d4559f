import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { mailCodeOf, typedMailCode } from '../mail-code.ts'
import { keepContact, ownContact } from './contact.ts'
import { waysOf } from './own-ways.ts'
import { queue } from './queue.ts'
import { sendersOf } from './senders.ts'

const codeMinutes = 30

/** Enters an address, which counts once its code was typed. Refusal: `notifications.no_mail` where the community sends none. */
export const enterMail = command(routes['POST /api/c/:community/my/message-mail'], {
  async handle(ctx, { address }) {
    if (!sendersOf(ctx.services).mail) refuse('notifications.no_mail')
    const codeId = ctx.newId()
    await keepContact(ctx, {
      mail: address,
      code_id: codeId,
      code_sent_at: ctx.now,
      confirmed_at: null,
      bounced_at: null,
    })
    await queue(ctx, {
      personId: ctx.actor.personId,
      channel: 'mail',
      address,
      language: ctx.language,
      zone: 'Asia/Shanghai',
      quiet: null,
      kind: 'mail_code',
      params: { number: codeId },
      thing: null,
      urgent: true,
      mustReach: false,
    })
    note(ctx, 'entered')
    return null
  },
  view: waysOf,
})

/** Proves the address. Refusals: see the route; how often it may be tried is limited there. */
export const confirmMail = command(routes['POST /api/c/:community/my/message-mail/confirm'], {
  async handle(ctx, { code }) {
    const contact = await ownContact(ctx)
    if (!contact?.code_id || !contact.code_sent_at || contact.confirmed_at)
      return refuse('notifications.nothing_to_confirm')
    const over = ctx.now.getTime() - contact.code_sent_at.getTime() > codeMinutes * 60_000
    if (over) return refuse('notifications.code_over')
    if (typedMailCode(code) !== mailCodeOf(ctx.services.vault, contact.code_id))
      return refuse('notifications.code_wrong', {}, [{ path: 'code', code: 'invalid' }])
    await keepContact(ctx, { confirmed_at: ctx.now, code_id: null })
    note(ctx, 'confirmed')
    return null
  },
  view: waysOf,
})

/** Forgets the address. */
export const dropMail = command(routes['POST /api/c/:community/my/message-mail/drop'], {
  async handle(ctx) {
    await keepContact(ctx, { mail: null, code_id: null, confirmed_at: null, bounced_at: null })
    note(ctx, 'dropped')
    return null
  },
  view: waysOf,
})

function note(ctx: WriteContext, what: string): void {
  ctx.audit('person', ctx.actor.personId ?? '', { message_mail: what })
}
