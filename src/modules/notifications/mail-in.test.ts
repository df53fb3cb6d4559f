import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailIn } from '../../app/commands/mail-in.ts'
import { type Served, serveTestPlatform } from '../../app/testing/served.ts'
import type { MailMessage } from '../../platform/adapters/mail.ts'
import { piecesOf } from '../../platform/pieces.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, items, type RequestsCommunity } from '../requests/test/factory.ts'
import { mailSignature } from './server/mail-in/signed.ts'
import { sendDue } from './server/ways/send.ts'
import { sendBy } from './server/ways/senders.ts'
import { acting } from './test/acting.ts'

let served: Served
let community: RequestsCommunity
let act: ReturnType<typeof acting>
let secret = ''

beforeAll(async () => {
  served = await serveTestPlatform()
  community = await communityWithRequests(served.platform)
  act = acting(served.platform, community.communityId)
  sendBy(served.platform.services, {
    sms: { send: async () => undefined },
    mail: {
      async send(message) {
        sent.push(message)
      },
    },
  })
})
afterAll(() => served.close())

let nth = 0
const next = () => {
  nth += 1
  return nth
}
const letter = (headers: string[] = [], body = '三楼楼道灯坏了一周。\n> 旧信') =>
  [
    ...(headers.some((one) => one.startsWith('From:'))
      ? []
      : ['From: =?utf-8?B?5byg5aSn5aaI?= <neighbour@example.cn>']),
    'To: box@example.cn',
    ...(headers.some((one) => one.startsWith('Message-ID:')) ? [] : [`Message-ID: <m${next()}@example.cn>`]),
    ...(headers.some((one) => one.startsWith('Content-Type:')) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
    '',
    body,
  ].join('\r\n')

const now = () => served.platform.clock.now()
async function pass(text: string | Buffer, { at = now().toISOString(), by = secret, to = community.communityId } = {}) {
  const payload = Buffer.from(text)
  const answer = await served.http.inject({
    method: 'POST',
    url: `/api/c/${to}/mail-in`,
    headers: {
      'content-type': 'message/rfc822',
      'x-linli-at': at,
      'x-linli-signature': mailSignature(by, at, payload),
    },
    payload,
  })
  return (answer.statusCode === 200 ? answer.json().became : `${answer.statusCode} ${answer.json().code}`) as string
}
type Row = { id: string; speaker: string; text: string; photos: number }
const drafts = async () =>
  (await act<{ items: Row[] }>('channels.drafts', community.secretary, { state: 'waiting', limit: 50 })).items
const proven = (personId: string, mail: string) =>
  served.platform.look(community.communityId, (tx) =>
    sql`insert into notifications.contacts (community_id, person_id, mail, confirmed_at)
      values (${community.communityId}, ${personId}, ${mail}, ${now()})`.execute(tx),
  )

const sent: MailMessage[] = []
/** What waits goes out, as the job has it. */
async function send(): Promise<void> {
  await served.platform.dispatcher.drain()
  await sendDue(piecesOf(served.platform.door, 'notifications.send', community.communityId))
}

describe('the mailbox', () => {
  it('is opened by who leads; its secret is shown once', async () => {
    const { secretary, worker, resident } = community
    for (const by of [null, resident, worker])
      await expect(act('notifications.open_mailbox', by, { address: 'box@example.cn' })).rejects.toBeDefined()
    expect(await act('notifications.mailbox', secretary)).toMatchObject({ mailbox: null })
    secret = (await act<{ secret: string }>('notifications.open_mailbox', secretary, { address: 'box@example.cn' }))
      .secret
    expect(secret.length).toBeGreaterThan(40)
    const seen = await act<Record<string, unknown>>('notifications.mailbox', secretary)
    expect(seen).toMatchObject({ mailbox: { address: 'box@example.cn', drafts: 0 } })
    expect(seen).not.toHaveProperty('secret')
  })

  it('takes what it signed itself, just now, and no larger than a mail', async () => {
    const other = await communityWithRequests(served.platform)
    const minutes = (count: number) => new Date(now().getTime() + count * 60_000).toISOString()
    expect(await pass(letter(), { by: 'guessed' })).toBe('401 notifications.mail_unsigned')
    expect(await pass(letter(), { to: other.communityId })).toBe('401 notifications.mail_unsigned')
    expect(await pass(letter(), { at: minutes(-6) })).toBe('401 notifications.mail_stale')
    expect(await pass(letter(), { at: minutes(-24 * 60) })).toBe('401 notifications.mail_stale')
    expect(await pass(letter(), { at: minutes(2) })).toBe('401 notifications.mail_stale')
    expect(await pass(letter(), { at: 'now' })).toBe('401 notifications.mail_stale')
    expect(await pass('no letter at all')).toBe('422 notifications.mail_unreadable')
    expect(await pass(Buffer.alloc(15 * 1024 * 1024 + 1))).toBe('413 platform.body_too_large')
    expect(await drafts()).toEqual([])
  })

  it('makes one draft of an e-mail, however often it comes, with its pictures', async () => {
    const photo = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#456',
        noise: { type: 'gaussian', mean: 90, sigma: 60 },
      },
    })
      .png()
      .toBuffer()
    const part = (type: string, name: string, bytes: Buffer) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${bytes.toString('base64')}\r\n`
    const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n三楼楼道灯坏了\r\n${part('image/png', 'lamp.png', photo)}${part('application/zip', 'x.zip', Buffer.alloc(9_000, 1))}${part('image/png', 'broken.png', Buffer.alloc(9_000, 2))}${part('application/pdf', 'bill.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'))}--b--`
    const whole = letter(['Content-Type: multipart/mixed; boundary=b', 'Subject: =?utf-8?B?5qW86YGT54Gv?='], body)
    expect(await pass(whole)).toBe('draft')
    expect(await pass(whole)).toBe('known')
    const [draft] = await drafts()
    expect(draft).toMatchObject({ source: 'email', speaker: '张大妈', photos: 2 })
    expect(draft?.text).toBe('楼道灯\n三楼楼道灯坏了\n（信里还有 2 个附件没有收，原信在邮箱里）')
    expect(await act('channels.draft', community.secretary, { id: draft?.id })).toMatchObject({
      mail_address: 'neighbour@example.cn',
      photos_of: expect.arrayContaining([expect.objectContaining({ media_type: 'application/pdf' })]),
    })
    await act('channels.dismiss_draft', community.secretary, { id: draft?.id, reason: '说清了' })
    expect(await act('channels.draft', community.secretary, { id: draft?.id })).toMatchObject({ mail_address: null })
  })

  it('makes nothing of what a program or the community itself sent', async () => {
    expect(await pass(letter(['Auto-Submitted: auto-replied']))).toBe('automatic')
    expect(await pass(letter(['From: Box@example.cn']))).toBe('own')
    expect(await drafts()).toEqual([])
  })

  it('takes a letter without any sender, and answers none', async () => {
    const bare = (headers: string[]) =>
      ['To: box@example.cn', `Message-ID: <b${next()}@example.cn>`, 'Subject: bin', ...headers, '', '垃圾桶满了'].join(
        '\r\n',
      )
    await send()
    sent.length = 0
    expect(await pass(bare([]))).toBe('draft')
    expect(await pass(bare(['From: nobody', 'Reply-To: back@example.cn']))).toBe('draft')
    const waiting = await drafts()
    expect(waiting.map((one) => one.text.includes('（信上没有写发件人）')).sort()).toEqual([false, true])
    await send()
    expect(sent).toEqual([])
    for (const { id } of waiting) await act('channels.dismiss_draft', community.secretary, { id, reason: '说清了' })
  })

  it('tells who wrote that the letter came, then number and code; never twice too often, never a program', async () => {
    served.platform.clock.advance(25 * 3_600_000)
    await send()
    sent.length = 0
    const from = (who: string, more: string[] = []) => letter([`From: ${who}@example.cn`, ...more], '桥下的灯不亮')
    expect(await pass(from('writer'))).toBe('draft')
    await send()
    expect(sent.map(({ to, text }) => [to, text.split('\n')[0]])).toEqual([
      ['writer@example.cn', expect.stringContaining('您的来信收到了')],
    ])
    // An answer to the acknowledgement is read by somebody, and not acknowledged.
    expect(await pass(from('writer', [`In-Reply-To: <${sent[0]?.id}@linli.example>`]))).toBe('draft')
    expect(await pass(from('robot', ['Auto-Submitted: auto-replied']))).toBe('automatic')
    expect(await pass(from('forged', ['Authentication-Results: mx; dmarc=fail']))).toBe('draft')
    await send()
    expect(sent).toHaveLength(1)
    const [first] = (await drafts()).filter((one) => one.text.includes('桥下'))
    await act('channels.file_draft', community.secretary, {
      id: first?.id,
      item_code: items.lamp,
      place_detail: '',
      description: '桥下的灯不亮',
      area_id: community.areas.building,
    })
    await send()
    const [, filed] = sent
    const [, number, code] = /编号 (\S+?)，查询码 (\S+?)。/.exec(filed?.text ?? '') ?? []
    expect(await act('requests.follow', null, { number, code })).toMatchObject({ number })
    for (let count = 0; count < 4; count += 1) await pass(from('writer'))
    await send()
    expect(sent.filter((one) => one.to === 'writer@example.cn')).toHaveLength(3)
    for (const { id } of await drafts())
      await act('channels.dismiss_draft', community.secretary, { id, reason: '说清了' })
  })

  it('puts an answer to the request of who asked, from their proven address alone', async () => {
    const { id } = await fileOne(served.platform, community)
    const { number } = await act<{ number: string }>('requests.one', community.secretary, { id })
    const answer = (headers: string[] = []) => letter([`Subject: Re: ${number}`, ...headers], '还没有修好')
    expect(await pass(answer())).toBe('draft')
    await proven(community.resident.personId, 'Neighbour@example.cn')
    expect(await pass(answer(['Authentication-Results: mx; dmarc=fail']))).toBe('draft')
    expect(await pass(answer(['From: another@example.cn']))).toBe('draft')
    expect(await pass(letter(['Subject: Re: 990101-00000'], '还没有修好'))).toBe('draft')
    expect(await drafts()).toHaveLength(4)
    expect(await pass(answer())).toBe('answer')
    const after = await act<{ steps: { kind: string; text: string }[] }>('requests.one', community.secretary, { id })
    expect(after.steps[0]).toMatchObject({ kind: 'supplemented', text: `${number}\n还没有修好` })
    expect(await drafts()).toHaveLength(4)
    expect(await act('notifications.mailbox', community.secretary)).toMatchObject({
      mailbox: { drafts: 14, answers: 1, automatic: 3 },
    })
  })

  it('is closed again', async () => {
    await act('notifications.close_mailbox', community.secretary)
    expect(await pass(letter())).toBe('401 notifications.mail_unsigned')
    await refused(act('notifications.close_mailbox', community.secretary), 'platform.not_found')
  })
})

it('the command line passes a letter on, and keeps it where a later try may mend what is wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-mail-'))
  const file = `${folder}/mail.conf`
  const said: string[] = []
  const give = (text: string) => mailIn({ file, message: Buffer.from(text), now: now() }, (line) => said.push(line))
  await expect(give('x')).rejects.toThrow('ENOENT')
  writeFileSync(file, 'MAIL_IN=\n')
  await expect(give('x')).rejects.toThrow('MAIL_SECRET')
  const { createServer } = await import('node:http')
  let status = 200
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status).end('{}'))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  writeFileSync(file, `MAIL_IN=http://127.0.0.1:${port}/mail-in\nMAIL_SECRET=s\n`)
  const codes: number[] = []
  for (status of [200, 401, 413, 422, 503]) codes.push(await give('x'))
  expect(codes).toEqual([0, 75, 65, 65, 75])
  await new Promise((done) => server.close(done))
  expect(await give('x')).toBe(75)
  expect(said).toHaveLength(5)
})
