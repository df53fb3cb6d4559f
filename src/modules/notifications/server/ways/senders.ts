import { type Mail, smtpMail } from '../../../../platform/adapters/mail.ts'
import { type Sms, smsOf } from '../../../../platform/adapters/sms.ts'
import type { Services } from '../../../../platform/services.ts'

/** By what messages leave. `mail` is missing where no mail server is set. */
export type Senders = { sms: Sms; mail: Mail | undefined }

const given = new WeakMap<Services, Senders>()

/** Others than those of the settings: for tests. */
export function sendBy(services: Services, senders: Senders): void {
  given.set(services, senders)
}

export function sendersOf(services: Services): Senders {
  const known = given.get(services)
  if (known) return known
  const made = { sms: smsOf(services), mail: services.config.smtp && smtpMail(services.config.smtp) }
  given.set(services, made)
  return made
}
