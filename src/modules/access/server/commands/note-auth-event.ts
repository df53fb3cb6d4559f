import { sql } from 'kysely'
import { z } from 'zod'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { addCounts } from '../../../../platform/counters.ts'
import { id } from '../../../../shared/schemas.ts'
import { chinaTime } from '../china-time.ts'
import { deviceWords } from '../device-words.ts'
import { endSessions } from '../end-sessions.ts'
import { languageOfAccount } from '../language.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { verifiedPhone } from '../verified-phone.ts'

const authEvent = z.object({
  account_id: id,
  event: z.enum(['signed_in', 'signed_out', 'second_step_on', 'second_step_off', 'password_set']),
  /** The browser's mark. */
  device: z.string().nullish(),
  user_agent: z.string().nullish(),
  /** The session that took the place of the one from which the second step or the password was set. */
  session_id: id.optional(),
})

export type AuthEvent = z.input<typeof authEvent>

/**
 * better-auth writes by itself; what it did is noted here, in the installation's audit chain: which account, never a number, an
 * address or a code. Who signs in from a device for the first time is told so. Run by the system only.
 */
export const noteAuthEvent = command(
  {
    name: 'access.note_auth_event',
    summary: '',
    access: 'administrator',
    body: authEvent,
    output: z.null(),
  },
  async (ctx, { account_id, event, device, user_agent, session_id }) => {
    const unknown = device ? await isUnknownDevice(ctx, account_id, device) : false
    ctx.audit('account', account_id, { event, ...(unknown ? { new_device: true } : {}) })
    if (session_id || event === 'password_set') await settle(ctx, account_id, event, session_id ?? null)
    if (unknown) await tellOfDevice(ctx, account_id, user_agent ?? '')
    return null
  },
)

async function isUnknownDevice(ctx: WriteContext, accountId: string, device: string): Promise<boolean> {
  const found = await sql<{ unknown: boolean }>`
    select access.note_device(${accountId}, ${device}, ${ctx.now}) as unknown`.execute(ctx.tx)
  return found.rows[0]?.unknown ?? false
}

/** Other devices signed in without the new step, or with the old password: they are signed out. The person is told. */
async function settle(ctx: WriteContext, accountId: string, event: string, sessionId: string | null): Promise<void> {
  await endSessions(ctx, accountId, sessionId)
  const phone = await verifiedPhone(ctx.tx, accountId)
  if (phone === null) return
  const language = (await languageOfAccount(ctx.tx, accountId)) ?? 'zh-CN'
  await queueMessage(ctx, { phone, text: `sms_${event}`, language, params: { time: chinaTime(ctx.now, language) } })
}

async function tellOfDevice(ctx: WriteContext, accountId: string, userAgent: string): Promise<void> {
  const phone = await verifiedPhone(ctx.tx, accountId)
  if (phone === null) return
  const language = (await languageOfAccount(ctx.tx, accountId)) ?? 'zh-CN'
  const device = deviceWords(ctx.services.texts, language, userAgent)
  await queueMessage(ctx, {
    phone,
    text: 'sms_new_device',
    language,
    params: { time: chinaTime(ctx.now, language), device },
  })
}

/** Wrong codes and passwords are only counted, by day. */
export const countRefusedSignIn = command(
  {
    name: 'access.count_refused_sign_in',
    summary: '',
    access: 'administrator',
    body: z.object({ how: z.enum(['code', 'password']) }),
    output: z.null(),
  },
  async (ctx, { how }) => {
    const day = ctx.now.toISOString().slice(0, 10)
    await addCounts(ctx.tx, ctx.communityId, [{ measure: `access.refused_${how}`, day, areaPath: '', value: 1 }])
    ctx.audit('sign_in', how, { refused: 1 })
    return null
  },
)
