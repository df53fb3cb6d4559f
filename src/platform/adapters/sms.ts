import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { AddressRefused } from './refused.ts'

export type SmsMessage = { phone: string; text: string }

/** Sends short messages. Throws when the gateway didn't take the message; whoever asked decides whether it is tried again. */
export type Sms = { send(message: SmsMessage): Promise<void> }

const timeoutMilliseconds = 8_000
/** What a gateway answers about the number, not about itself. */
const refusedForGood = [400, 404, 422]

/**
 * Messages to the person at the terminal, for trying and developing. The log says that one was sent, never what. `terminal` is
 * missing outside the demo: then the text is shown nowhere.
 */
function consoleSms(log: Log, terminal?: (line: string) => void): Sms {
  return {
    async send({ phone, text }) {
      log.info('short message sent to the console')
      terminal?.(`[SMS ${phone}] ${text}\n`)
    },
  }
}

/** A gateway that takes `POST {phone, text}` as JSON with a bearer token, and answers 2xx when it has the message. */
function httpSms(gateway: { url: string; token: string }): Sms {
  return {
    async send(message) {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.token}` },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(timeoutMilliseconds),
        redirect: 'error',
      })
      await response.body?.cancel()
      if (refusedForGood.includes(response.status))
        throw new AddressRefused(`the SMS gateway answered ${response.status}`)
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`)
    },
  }
}

/** The gateway of the settings, else the console, which shows the text in the demo only. */
export function smsOf({ config, log }: { config: Config; log: Log }): Sms {
  if (config.sms) return httpSms(config.sms)
  return consoleSms(log, config.demo ? (line) => process.stderr.write(line) : undefined)
}
