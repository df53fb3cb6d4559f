import type { Log } from '../log.ts'

export type SmsMessage = { phone: string; text: string }

/** Sends short messages. Throws when the gateway didn't take the message; whoever asked decides whether it is tried again. */
export type Sms = { send(message: SmsMessage): Promise<void> }

const timeoutMilliseconds = 8_000

/**
 * Messages to the person at the terminal, for trying and developing. The log says that one was sent, never what. `terminal` is
 * missing outside the demo: then the text is shown nowhere.
 */
export function consoleSms(log: Log, terminal?: (line: string) => void): Sms {
  return {
    async send({ phone, text }) {
      log.info('short message sent to the console')
      terminal?.(`[SMS ${phone}] ${text}\n`)
    },
  }
}

/** A gateway that takes `POST {phone, text}` as JSON with a bearer token, and answers 2xx when it has the message. */
export function httpSms(gateway: { url: string; token: string }): Sms {
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
      if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`)
    },
  }
}
