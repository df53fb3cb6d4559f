import { sql } from 'kysely'
import { command, type Look, type WriteContext } from '../../../../platform/command/types.ts'
import { acceptUpload } from '../../../../platform/files/image.ts'
import { keepUpload } from '../../../../platform/files/operations.ts'
import type { RawMessage, StoredUpload } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { addDraft } from '../../../channels/api.ts'
import { requestByNumber, supplementByLetter } from '../../../requests/api.ts'
import { routes } from '../../contract.ts'
import { acknowledge } from './acknowledge.ts'
import { openOne } from './mailbox.ts'
import { type Mail, readMail } from './read-mail.ts'
import { isFresh, isSigned } from './signed.ts'

const keptDays = 30
const dayMs = 86_400_000
/** A community gets some dozens a day; more is a flood, and the mail server keeps the rest until tomorrow. */
const mailsADayMost = 500
const textMost = 2_000

type Became = 'draft' | 'answer' | 'automatic' | 'own' | 'bounce' | 'known'
type Read = { mail: Mail; files: StoredUpload[] }

/**
 * Takes an e-mail the community's mail server passes on. An answer to a request by who asked for it, from their proven address, is put to it; all
 * else is a draft somebody confirms, merges or dismisses; its sender is told that it came. What programs send becomes nothing; a report on an own e-mail ends the address it
 * went to. Refusals: see the route.
 */
export const takeMail = command(routes['POST /api/c/:community/mail-in'], {
  prepare: async (input, look) => ({ ...input, ...(await read(input.raw, look)) }),
  async handle(ctx, { mail, files }): Promise<{ became: Became }> {
    const box = (await openOne(ctx)) ?? refuse('notifications.mail_unsigned')
    await checkRoom(ctx)
    const became = await become(ctx, mail, { files, ownAddress: box.address })
    await sql`
      update notifications.mailboxes set last_mail_at = ${ctx.now} where community_id = ${ctx.communityId} and id = ${box.id}`.execute(
      ctx.tx,
    )
    ctx.audit('mailbox', box.id, { became })
    return { became }
  },
  view: async (_, { became }) => ({
    name: '',
    mediaType: 'application/json',
    bytes: Buffer.from(JSON.stringify({ became })),
  }),
})

/** Who signed is asked first; only then is the letter read and its pictures are written anew, while nobody waits. */
async function read(raw: RawMessage, look: Look): Promise<Read> {
  const { files: store } = await look(async (ctx) => {
    const box = await openOne(ctx)
    if (!box || !isSigned(raw, ctx.services.vault.decrypt(box.secret_sealed))) refuse('notifications.mail_unsigned')
    if (!isFresh(raw, ctx.now)) refuse('notifications.mail_stale')
    return ctx.services
  })
  const mail = (await readMail(raw.bytes)) ?? refuse('notifications.mail_unreadable')
  const files: StoredUpload[] = []
  for (const { bytes, name } of mail.automatic ? [] : mail.files) {
    const safe = await acceptUpload(bytes, name).catch(() => undefined)
    if (!safe) continue
    const { mediaType, width, height } = safe
    files.push({ ...(await store.put(safe.bytes)), name: '', mediaType, width, height })
  }
  return { mail: { ...mail, left: mail.left + mail.files.length - files.length, files: [] }, files }
}

async function checkRoom(ctx: WriteContext): Promise<void> {
  const since = new Date(ctx.now.getTime() - dayMs)
  const found = await sql<{ count: number }>`
    select count(*)::int as count from notifications.mails_in where community_id = ${ctx.communityId} and came_at > ${since}`.execute(
    ctx.tx,
  )
  if ((found.rows[0]?.count ?? 0) >= mailsADayMost) refuse('notifications.mails_full')
}

type Around = { files: readonly StoredUpload[]; ownAddress: string }

async function become(ctx: WriteContext, mail: Mail, around: Around): Promise<Became> {
  const hashes = ctx.services.vault.fingerprints('mail_in', mail.messageId)
  const known = await sql`
    select 1 from notifications.mails_in where community_id = ${ctx.communityId} and message_hash = any (${hashes}::bytea[])`.execute(
    ctx.tx,
  )
  if (known.rows.length > 0) return 'known'
  const became = await settle(ctx, mail, around)
  await ctx.tx
    .insertInto('notifications.mails_in')
    .values({
      community_id: ctx.communityId,
      message_hash: ctx.services.vault.fingerprint('mail_in', mail.messageId),
      came_at: ctx.now,
      became,
    })
    .execute()
  return became
}

async function settle(ctx: WriteContext, mail: Mail, { files, ownAddress }: Around): Promise<Exclude<Became, 'known'>> {
  if (mail.bounceOf) {
    await endAddress(ctx, mail.bounceOf)
    return 'bounce'
  }
  if (mail.from !== '' && [ownAddress, sentFrom(ctx)].some((own) => own.toLowerCase() === mail.from)) return 'own'
  if (mail.automatic) return 'automatic'
  const fileIds: string[] = []
  for (const file of files) fileIds.push(await keepUpload(ctx, file))
  const senderId = mail.forged ? undefined : await personOf(ctx, mail.from)
  const text = wordsOf(ctx, mail)
  if (senderId && (await isAnswer(ctx, mail, { personId: senderId, text, fileIds }))) return 'answer'
  const { speaker, from } = mail
  await addDraft(ctx, { source: 'email', text, speaker, mail: from || undefined, senderId, fileIds })
  await acknowledge(ctx, mail)
  return 'draft'
}

/** The address own e-mails come from, without the name before it. */
function sentFrom({ services }: WriteContext): string {
  const { from } = services.config.smtp ?? { from: '' }
  return /<([^>]*)>/.exec(from)?.[1] ?? from
}

/** What was written, as much of it as a draft holds, and what wasn't taken. */
function wordsOf({ services }: WriteContext, { text, left, from }: Mail): string {
  const say = (key: string, params = {}) => services.texts.message('zh-CN', 'notifications', key, params)
  const characters = [...text]
  const notes = [
    ...(characters.length > textMost ? [say('mail_cut')] : []),
    ...(left > 0 ? [say('mail_attachments', { number: left })] : []),
    ...(from === '' ? [say('mail_without_sender')] : []),
  ]
  const room = textMost - notes.join('\n').length - notes.length
  return [characters.slice(0, room).join(''), ...notes].filter(Boolean).join('\n') || say('mail_empty')
}

/** Whose proven address it is: one person's alone. */
async function personOf(ctx: WriteContext, address: string): Promise<string | undefined> {
  const found = await sql<{ person_id: string }>`
    select person_id from notifications.contacts
    where community_id = ${ctx.communityId} and lower(mail) = ${address} and confirmed_at is not null limit 2`.execute(
    ctx.tx,
  )
  return found.rows.length === 1 ? found.rows[0]?.person_id : undefined
}

async function isAnswer(
  ctx: WriteContext,
  { number }: Mail,
  letter: { personId: string; text: string; fileIds: readonly string[] },
): Promise<boolean> {
  const request = number === null ? undefined : await requestByNumber(ctx, number)
  return request !== undefined && supplementByLetter(ctx, request.id, letter)
}

/** A mail server reports that an own e-mail came to nobody: its address takes no more, until it is entered anew. */
async function endAddress(ctx: WriteContext, deliveryId: string): Promise<void> {
  await sql`
    update notifications.contacts c set bounced_at = ${ctx.now} from notifications.deliveries d
    where d.community_id = ${ctx.communityId} and d.id = ${deliveryId}::uuid and d.channel = 'mail'
      and c.community_id = d.community_id and c.person_id = d.person_id`.execute(ctx.tx)
}

/** Job: what came long ago doesn't come again. */
export async function forgetMails(ctx: WriteContext): Promise<void> {
  const before = new Date(ctx.now.getTime() - keptDays * dayMs)
  await sql`delete from notifications.mails_in where community_id = ${ctx.communityId} and came_at < ${before}`.execute(
    ctx.tx,
  )
}
