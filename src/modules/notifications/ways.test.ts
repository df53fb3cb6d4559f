import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestPlatform, type TestPlatform } from '../../app/testing/platform.ts'
import { smtpMail } from '../../platform/adapters/mail.ts'
import { AddressRefused } from '../../platform/adapters/refused.ts'
import type { SmsMessage } from '../../platform/adapters/sms.ts'
import { piecesOf } from '../../platform/pieces.ts'
import { refused } from '../requests/test/acting.ts'
import { communityWithRequests, fileOne, type RequestsCommunity } from '../requests/test/factory.ts'
import { mailCodeOf } from './server/mail-code.ts'
import { shortMost } from './server/ways/compose.ts'
import { sendDue, take } from './server/ways/send.ts'
import { sendBy } from './server/ways/senders.ts'
import { acting, toldTo } from './test/acting.ts'
import { startSmtpServer } from './test/smtp-server.ts'

let platform: TestPlatform
let community: RequestsCommunity
let other: RequestsCommunity
let act: ReturnType<typeof acting>
let smtp: Awaited<ReturnType<typeof startSmtpServer>>
const texted: SmsMessage[] = []
let gateway: 'open' | 'closed' | 'refusing' = 'open'
const start = new Date('2026-03-04T02:00:00Z')

beforeAll(async () => {
  platform = await openTestPlatform()
  smtp = await startSmtpServer()
  sendBy(platform.services, {
    sms: {
      async send(message) {
        if (gateway === 'closed') throw new Error('away')
        if (gateway === 'refusing') throw new AddressRefused('no such number')
        texted.push(message)
      },
    },
    mail: smtpMail({ url: smtp.url, from: 'linli@example.cn' }),
  })
})
beforeEach(async () => {
  platform.clock.set(start)
  gateway = 'open'
  texted.length = 0
  smtp.letters.length = 0
  community = await communityWithRequests(platform)
  act = acting(platform, community.communityId)
})
afterAll(async () => {
  await smtp.stop()
  await platform.close()
})

const pieces = () => piecesOf(platform.door, 'notifications.send', community.communityId)
const send = async () => {
  await platform.dispatcher.drain()
  await sendDue(pieces())
}
const later = (minutes: number) => platform.clock.set(new Date(platform.clock.now().getTime() + minutes * 60_000))

/** A request of somebody without an account, said to be done. */
async function finishOne(
  wish: Record<string, unknown> = { contact_phone: '19900000077' },
): Promise<{ id: string; number: string }> {
  const filed = await fileOne(platform, community, wish, 'contact_phone' in wish ? null : community.resident)
  const { manager } = community
  await act('requests.accept', manager, { id: filed.id })
  await act('requests.contact', manager, { id: filed.id, text: '看过了' })
  const answer = { outcome: 'answered', text: '灯的线路由供电所换，已经报修。', file_ids: [] }
  await act('requests.finish', manager, { id: filed.id, ...answer })
  return filed
}

describe('a short message', () => {
  it('goes once to who left a number: number, step and date in at most 67 characters', async () => {
    const filed = await finishOne()
    expect(texted).toEqual([])
    await send()
    await send()
    expect(texted.map((message) => message.phone)).toEqual(['19900000077'])
    expect(texted[0]?.text).toContain(filed.number)
    expect(texted[0]?.text).not.toMatch(/灯|楼道/)
    expect([...(texted[0]?.text ?? '')].length).toBeLessThanOrEqual(shortMost)
    const kept = await platform.look(community.communityId, (tx) =>
      sql<{ address: string | null }>`select address from notifications.deliveries where sent_at is not null`.execute(
        tx,
      ),
    )
    expect(kept.rows.every((row) => row.address === null)).toBe(true)
  })

  it('doesn’t go to who uses the pages, unless they chose so, nor to who wants no updates', async () => {
    await finishOne({})
    await finishOne({ contact_phone: '19900000078', wants_updates: false })
    await send()
    expect(texted).toEqual([])
  })

  it('waits for the morning, together with what else comes at night', async () => {
    platform.clock.set(new Date('2026-03-04T14:30:00Z'))
    await finishOne()
    await platform.dispatcher.drain()
    await finishOne()
    await send()
    expect(texted).toEqual([])
    platform.clock.set(new Date('2026-03-05T00:01:00Z'))
    await send()
    expect(texted.map((message) => message.text)).toEqual([expect.stringContaining('2 件事')])
  })

  it('that can’t be delivered is tried for hours, then becomes a task, which somebody settles', async () => {
    const { secretary, resident, gridWorker } = community
    gateway = 'closed'
    const filed = await finishOne()
    await send()
    for (const minutes of [2, 6, 31, 121, 481]) {
      later(minutes)
      await send()
    }
    type Page = { items: { id: string; things: { number: string; to: string }[]; why: string }[] }
    const list = await act<Page>('notifications.undelivered', secretary)
    expect(list.items).toMatchObject([
      { why: 'unreachable', things: [{ number: filed.number, to: `/requests/${filed.id}` }] },
    ])
    expect(await toldTo(platform, community.communityId, secretary.personId)).toContain('undelivered')
    await refused(act('notifications.undelivered', resident), 'platform.not_allowed')
    await refused(act('notifications.undelivered', gridWorker), 'platform.not_allowed')
    const id = list.items[0]?.id
    other = await communityWithRequests(platform)
    await refused(
      act('notifications.settle_undelivered', other.secretary, { id, how: '上门说了' }, other.communityId),
      'platform.not_found',
    )
    await act('notifications.settle_undelivered', secretary, { id, how: '上门说了' })
    await refused(
      act('notifications.settle_undelivered', secretary, { id, how: '上门说了' }),
      'notifications.settled_already',
    )
    expect((await act<Page>('notifications.undelivered', secretary)).items).toEqual([])
    const seen = await act<{ items: { state: string }[] }>('notifications.of_request', secretary, { id: filed.id })
    expect(seen.items).toMatchObject([{ state: 'settled' }])
    await refused(act('notifications.of_request', other.secretary, { id: filed.id }), 'platform.not_allowed')
  })

  it('to a number that takes none isn’t tried again', async () => {
    gateway = 'refusing'
    await finishOne()
    await send()
    const list = await act<{ items: { why: string }[] }>('notifications.undelivered', community.worker)
    expect(list.items).toMatchObject([{ why: 'refused' }])
  })
})

describe('an e-mail', () => {
  type Ways = { mail: { state: string; address: string | null }; topics: { topic: string; mail: boolean }[] }
  const codeSent = () => /[0-9A-Z]{6}(?=，)/.exec(textOf(smtp.letters.at(-1)?.text ?? ''))?.[0] ?? ''
  const address = 'reader@example.cn'

  async function enter(mail = address): Promise<Ways> {
    const { resident } = community
    await act('notifications.enter_mail', resident, { address: mail })
    await send()
    return act<Ways>('notifications.confirm_mail', resident, { code: codeSent() })
  }

  it('needs an address that was proven by its code', async () => {
    const { resident } = community
    await refused(act('notifications.confirm_mail', resident, { code: 'X' }), 'notifications.nothing_to_confirm')
    await act('notifications.enter_mail', resident, { address })
    await refused(act('notifications.confirm_mail', resident, { code: 'WRONG1' }), 'notifications.code_wrong')
    later(31)
    await refused(act('notifications.confirm_mail', resident, { code: 'WRONG1' }), 'notifications.code_over')
    expect(await enter()).toMatchObject({ mail: { state: 'confirmed', address } })
    expect(await act('notifications.drop_mail', resident, {})).toMatchObject({ mail: { state: 'none', address: null } })
  })

  it('arrives once though the process was killed after it had taken it', async () => {
    await enter()
    smtp.letters.length = 0
    const filed = await finishOne({})
    await platform.dispatcher.drain()
    const { taken } = await pieces()(take)
    expect(taken.map((one) => one.channel)).toEqual(['mail'])
    // Killed here. Whoever comes next leaves it alone for a while, then takes it up.
    await send()
    expect(smtp.letters).toEqual([])
    later(3)
    await send()
    later(3)
    await send()
    expect(smtp.letters.map((letter) => letter.to)).toEqual([address])
    expect(textOf(smtp.letters[0]?.text ?? '')).toContain(filed.number)
    expect(smtp.letters[0]?.text).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(smtp.letters[0]?.id).toContain(taken[0]?.id)
  })

  it('that is turned down isn’t sent again, and a short message goes instead', async () => {
    const { resident } = community
    await act('notifications.enter_mail', resident, { address: 'gone@example.cn' })
    const codeId = await platform.look(community.communityId, (tx) =>
      sql<{ code_id: string }>`select code_id from notifications.contacts`.execute(tx),
    )
    const code = mailCodeOf(platform.services.vault, codeId.rows[0]?.code_id ?? '')
    await act('notifications.confirm_mail', resident, { code })
    await finishOne({})
    await send()
    await send()
    expect(texted).toHaveLength(1)
    expect(await act('notifications.ways', resident)).toMatchObject({ mail: { state: 'bounced' } })
  })

  it('goes as the reader chose', async () => {
    await enter()
    smtp.letters.length = 0
    const quiet = { from: '22:00', until: '07:00' }
    const topics = [{ topic: 'own_requests', short_message: true, mail: false }]
    expect(await act('notifications.choose_ways', community.resident, { topics, quiet })).toMatchObject({ quiet })
    await finishOne({})
    await send()
    expect(smtp.letters).toEqual([])
    expect(texted.length).toBeGreaterThan(0)
  })
})

/** The readable text of a letter that came encoded. */
function textOf(letter: string): string {
  const [head = '', ...body] = letter.split('\n\n')
  const text = body.join('\n\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  const bytes = text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /quoted-printable/i.test(head) ? Buffer.from(bytes, 'latin1').toString('utf8') : text
}
