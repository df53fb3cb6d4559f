import { AddressRefused } from './refused.ts'

/** `id`: the same for the same e-mail, however often it is tried, so that a second one is known as the first. */
export type MailMessage = { id: string; to: string; subject: string; text: string }

/** Sends e-mails. Throws `AddressRefused` where the address was turned down, anything else where the server is away. */
export type Mail = { send(message: MailMessage): Promise<void> }

const timeoutMilliseconds = 15_000
const refusedForGood = 500

/** A mail server by SMTP; `url` as in `smtp://user:password@host:587`, `smtps://…:465`. */
export function smtpMail({ url, from }: { url: string; from: string }): Mail {
  return {
    async send({ id, to, subject, text }) {
      const { createTransport } = await import('nodemailer')
      const timeouts = { connectionTimeout: timeoutMilliseconds, socketTimeout: timeoutMilliseconds }
      const transport = createTransport(url, undefined)
      Object.assign(transport.options, timeouts)
      const host = from.split('@').at(-1)?.replace('>', '') ?? 'linli'
      try {
        // Nothing is answered to by programs (RFC 3834), and none of it is fetched from elsewhere.
        const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          headers,
          messageId: `<${id}@${host}>`,
          disableUrlAccess: true,
        })
      } catch (error) {
        const code = (error as { responseCode?: number }).responseCode ?? 0
        throw code >= refusedForGood ? new AddressRefused(`the mail server answered ${code}`) : error
      } finally {
        transport.close()
      }
    },
  }
}
