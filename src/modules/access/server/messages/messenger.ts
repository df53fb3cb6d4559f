import { sql } from 'kysely'
import type { Sms } from '../../../../platform/adapters/sms.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { onTold } from '../told.ts'
import { codeOf } from './codes.ts'

const batch = 20
const pollMilliseconds = 60_000
const retrySeconds = [60, 300, 1_800, 7_200, 28_800]

type Waiting = {
  community_id: number
  id: string
  phone: string
  text: string
  params: Record<string, string | number>
  language: string
  attempts: number
}

export type Messenger = {
  /** Sends everything due; returns how many went out. */
  sendDue(): Promise<number>
  start(): void
  stop(): Promise<void>
}

/**
 * Sends the short messages that commands left, outside any transaction: each once, and again only where a process died while it was
 * sending. What the gateway doesn't take is tried again for some hours, then given up.
 */
export function createMessenger(platform: Platform, sms: Sms): Messenger {
  const { clock, log, texts, vault } = platform.services
  let timer: NodeJS.Timeout | undefined
  let running: Promise<number> | null = null

  async function sendOne(message: Waiting): Promise<boolean> {
    const { code_of: of, ...params } = message.params
    const shown = of === undefined ? params : { ...params, code: codeOf(vault, String(of)) }
    const text = texts.message(message.language, 'access', message.text, shown)
    try {
      await sms.send({ phone: message.phone, text })
      await settle(message, true, null)
      return true
    } catch (error) {
      log.warn({ error: (error as Error).message, attempts: message.attempts }, 'a message could not be sent')
      const wait = retrySeconds[message.attempts - 1]
      await settle(message, false, wait === undefined ? null : new Date(clock.now().getTime() + wait * 1000))
      return false
    }
  }

  async function settle({ community_id, id }: Waiting, sent: boolean, retryAt: Date | null): Promise<void> {
    await sql`select access.settle_message(${community_id}, ${id}, ${sent}, ${retryAt}, ${clock.now()})`.execute(
      platform.database.kysely,
    )
  }

  async function sendAll(): Promise<number> {
    let sent = 0
    for (;;) {
      const taken = await sql<Waiting>`select * from access.take_messages(${clock.now()}, ${batch})`.execute(
        platform.database.kysely,
      )
      for (const message of taken.rows) if (await sendOne(message)) sent += 1
      if (taken.rows.length < batch) return sent
    }
  }

  function sendDue(): Promise<number> {
    running ??= sendAll().finally(() => {
      running = null
    })
    return running
  }

  function quietly(): void {
    sendDue().catch((error: Error) => log.error({ error: error.message }, 'messages stopped; they are tried again'))
  }

  onTold(platform, 'message_queued', () => timer && quietly())
  return {
    sendDue,
    start: () => {
      timer ??= setInterval(quietly, pollMilliseconds).unref()
      quietly()
    },
    stop: async () => {
      clearInterval(timer)
      timer = undefined
      await running?.catch(() => undefined)
    },
  }
}
