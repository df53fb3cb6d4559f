import { createHash } from 'node:crypto'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { ownWords, textOfHtml } from './own-words.ts'

/** An e-mail as far as a draft needs it. */
export type Mail = {
  messageId: string
  /** '' where the letter names no sender at all */
  from: string
  speaker: string
  /** subject and own words; may be longer than a draft holds */
  text: string
  /** the number of a request, as the subject or the words name it */
  number: string | null
  /** what looks like a picture or a PDF by its name or type; nothing is proven by that */
  files: { bytes: Uint8Array; name: string }[]
  /** attachments that aren't among them */
  left: number
  /** answered by a program, or sent to many: nobody waits for what becomes of it */
  automatic: boolean
  /** the mail server says that the sender's address is forged, or the letter has none of its own */
  forged: boolean
  /** the own e-mail it answers, by the delivery's id */
  answers: string | null
  /** the delivery an own e-mail of which couldn't be delivered */
  bounceOf: string | null
}

const deepest = 30
const headerBytesMost = 256 * 1024
const filesMost = 9
const speakerMost = 40
/** Smaller pictures are of signatures and letterheads. */
const pictureBytesLeast = 4 * 1024
/** As requests are numbered: day and five digits. */
const requestNumber = /(?<!\d)\d{6}-\d{5}(?!\d)/

/** Reads a whole e-mail; undefined for what isn't one. */
export async function readMail(raw: Uint8Array): Promise<Mail | undefined> {
  const limits = { maxNestingDepth: deepest, maxHeadersSize: headerBytesMost, maxRfc822NestingDepth: 1 }
  const mail = await PostalMime.parse(raw, limits).catch(() => undefined)
  const named = addressOf(mail?.from?.address)
  if (!mail || !(named || mail.messageId || mail.subject || mail.to)) return undefined
  const from = named || otherAddress(mail)
  const { all, files } = attachmentsOf(mail)
  const automatic = isAutomatic(mail, from)
  const subject = oneLine(mail.subject ?? '')
  const words = ownWords(mail.text ?? textOfHtml(mail.html ?? ''))
  return {
    messageId: mail.messageId ?? createHash('sha256').update(raw).digest('hex'),
    from,
    speaker: [...(oneLine(mail.from?.name ?? '') || (from.split('@')[0] ?? ''))].slice(0, speakerMost).join(''),
    text: [withoutPrefixes(subject), words].filter(Boolean).join('\n').normalize('NFC'),
    number: requestNumber.exec(subject)?.[0] ?? requestNumber.exec(words)?.[0] ?? null,
    files,
    left: all - files.length,
    automatic,
    forged: named === '' || isForged(mail),
    answers: answeredOf(mail),
    bounceOf: automatic ? bouncedOf(mail, raw) : null,
  }
}

function addressOf(said: string | undefined): string {
  const address = said?.trim().toLowerCase() ?? ''
  return /^\S+@\S+$/.test(address) ? address : ''
}

/** Whom a letter without a sender's address can be written back to (RFC 5322, 3.6.2): proven by nothing. */
function otherAddress(mail: Email): string {
  const said = [mail.replyTo?.[0]?.address, mail.sender?.address, mail.returnPath?.replace(/^<(.*)>$/, '$1')]
  return said.map(addressOf).find(Boolean) ?? ''
}

function attachmentsOf(mail: Email): { all: number; files: Mail['files'] } {
  const sized = mail.attachments.filter((one) => !(isPicture(one) && bytesOf(one).byteLength < pictureBytesLeast))
  const files = sized
    .filter((one) => isPicture(one) || isPdf(one))
    .slice(0, filesMost)
    .map((one) => ({ bytes: bytesOf(one), name: isPdf(one) ? 'letter.pdf' : 'letter.jpg' }))
  return { all: sized.length, files }
}

function isPdf({ mimeType, filename }: Attachment): boolean {
  return /^application\/(?:x-)?pdf$/i.test(mimeType ?? '') || /\.pdf$/i.test(filename ?? '')
}

function isPicture({ mimeType, filename }: Attachment): boolean {
  return /^image\/(?!svg)/i.test(mimeType ?? '') || /\.(?:jpe?g|png|webp|heic|avif|gif)$/i.test(filename ?? '')
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
}

function header(mail: Email, name: string): string {
  return (
    mail.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? ''
  )
}

/** Whether a program sent it (RFC 3834): automatic answers, lists and reports of mail servers. Answering or filing those makes loops. */
function isAutomatic(mail: Email, from: string): boolean {
  const submitted = header(mail, 'auto-submitted')
  return (
    (submitted !== '' && submitted !== 'no') ||
    ['bulk', 'list', 'junk', 'auto_reply'].includes(header(mail, 'precedence')) ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'].some((name) => header(mail, name) !== '') ||
    header(mail, 'return-path') === '<>' ||
    header(mail, 'content-type').startsWith('multipart/report') ||
    /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/.test(from)
  )
}

/**
 * What the receiving mail server found (RFC 8601): forged is what the sender's domain disowns (DMARC), or what neither comes from its servers (SPF)
 * nor bears its signature (DKIM). Only the first such header counts: a mail server puts its own on top.
 */
function isForged(mail: Email): boolean {
  const found = header(mail, 'authentication-results')
  if (/\bdmarc=pass\b/.test(found)) return false
  return /\bdmarc=fail\b/.test(found) || (/\bspf=(?:fail|softfail)\b/.test(found) && !/\bdkim=pass\b/.test(found))
}

/** Own e-mails have the delivery's id before the @. */
function answeredOf(mail: Email): string | null {
  const said = `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`
  return /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(said)?.[1]?.toLowerCase() ?? null
}

/** A report on an own e-mail holds its Message-ID, which begins with the delivery's id. */
function bouncedOf(mail: Email, raw: Uint8Array): string | null {
  if (!header(mail, 'content-type').includes('report-type=delivery-status')) return null
  const own = /^Message-ID:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gim
  const found = [...Buffer.from(raw).toString('latin1').matchAll(own)].map((match) => match[1] ?? '')
  return found.at(-1) ?? null
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
}

function withoutPrefixes(subject: string): string {
  return subject.replace(/^(?:(?:re|fw|fwd|回复|答复|转发|回覆|轉寄)\s*[:：]\s*)+/i, '')
}
