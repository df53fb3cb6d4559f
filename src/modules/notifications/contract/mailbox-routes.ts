import { z } from 'zod'
import { defineRoutes } from '../../../shared/contract.ts'
import { id, inCommunity, instant } from '../../../shared/schemas.ts'

const keep = { permission: 'notifications.mailbox' } as const

/** A whole e-mail with its pictures. Mail servers take 25 MB and more; what is larger stays in the mailbox. */
export const mailBytesMost = 15 * 1024 * 1024

/** What became of an e-mail. `known`: the same one came before. */
export const mailBecame = z.enum(['draft', 'answer', 'automatic', 'own', 'bounce', 'known'])

export const mailboxView = z.object({
  /** null: no mailbox is passed on */
  mailbox: z
    .object({
      id,
      address: z.string(),
      made_at: instant,
      last_mail_at: instant.nullable(),
      /** of the last 30 days: drafts, words put to a request, and what a program sent */
      drafts: z.number().int(),
      answers: z.number().int(),
      automatic: z.number().int(),
    })
    .nullable(),
  /** where e-mails are passed on to */
  path: z.string(),
})

/** The community's mailbox, and what its mail server passes on. */
export const mailboxRoutes = defineRoutes({
  'GET /api/c/:community/mailbox': {
    name: 'notifications.mailbox',
    summary: '来信邮箱：收到的信变成待确认的诉求',
    access: keep,
    params: inCommunity,
    output: mailboxView,
  },
  'POST /api/c/:community/mailbox': {
    name: 'notifications.open_mailbox',
    summary: '开通来信邮箱；密钥只在这一次给出，原来的作废',
    access: keep,
    params: inCommunity,
    body: z.object({ address: z.email().max(200) }),
    output: mailboxView.extend({ secret: z.string() }),
  },
  'POST /api/c/:community/mailbox/close': {
    name: 'notifications.close_mailbox',
    summary: '不再收来信',
    access: keep,
    params: inCommunity,
    body: z.object({}).default({}),
    output: mailboxView,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/mail-in': {
    name: 'notifications.take_mail',
    summary: '邮件服务器转来的一封信（原文，签名在 x-linli-at、x-linli-signature 里）',
    access: 'public',
    params: inCommunity,
    output: z.unknown(),
    binary: true,
    raw: { bytesMost: mailBytesMost },
    // The same e-mail passed on twice is taken once, by its Message-ID.
    repeatable: true,
    limits: [{ of: 'guest', most: 600, seconds: 3_600 }],
    refusals: [
      'notifications.mail_unsigned',
      'notifications.mail_stale',
      'notifications.mail_unreadable',
      'notifications.mails_full',
    ],
  },
})
