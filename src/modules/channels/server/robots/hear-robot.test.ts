import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { refused } from '../../../requests/test/acting.ts'
import { setUpChannels } from '../../test/setting.ts'
import { retireGroup } from '../groups/keep-groups.ts'
import { feishuSignature, wecomSignature } from './decrypt.ts'
import { hearRobot, proveRobot } from './hear-robot.ts'
import { dingtalkSign } from './signers.ts'

const { at, robot, waiting } = setUpChannels()

describe('what a robot hears', () => {
  const nobody = () => ({ communityId: at.community.communityId, accountId: null })
  const hear = (id: string, body: string, headers: Record<string, string> = {}, query: object = {}) =>
    at.platform.do<{ mediaType: string; bytes: Buffer }>(hearRobot, { id, ...query, raw: { headers, body } }, nobody())
  const minutesAgo = (minutes: number) => at.platform.clock.now().getTime() - minutes * 60_000

  const wecomKey = randomBytes(32)
  const wecomKeys = { token: 'tok', key: wecomKey.toString('base64').slice(0, 43), receiver: 'corp' }
  const wecomSealed = (message: string, receiver = 'corp') => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(message))
    const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from(receiver)])
    const fill = 32 - (plain.length % 32)
    const cipher = createCipheriv('aes-256-cbc', wecomKey, wecomKey.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString(
      'base64',
    )
  }
  const wecomQuery = (encrypted: string, at = minutesAgo(0)) => {
    const timestamp = String(Math.floor(at / 1_000))
    return { msg_signature: wecomSignature('tok', timestamp, 'n', encrypted), timestamp, nonce: 'n' }
  }

  it('is opened for WeCom: proved once, heard once, refused unsigned, a day old or for somebody else', async () => {
    const { id } = await robot('wecom', wecomKeys)
    const echo = wecomSealed('12345')
    const proved = await at.platform.do<{ bytes: Buffer }>(
      proveRobot,
      { id, echostr: echo, ...wecomQuery(echo), raw: { headers: {}, body: '' } },
      nobody(),
    )
    expect(proved.bytes.toString()).toBe('12345')
    const message =
      '<xml><FromUserName><![CDATA[wang]]></FromUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[楼道灯坏了]]></Content><MsgId>7</MsgId></xml>'
    const sealed = wecomSealed(message)
    const body = `<xml><ToUserName><![CDATA[corp]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
    await hear(id, body, {}, wecomQuery(sealed))
    await hear(id, body, {}, wecomQuery(sealed))
    expect((await waiting()).items).toMatchObject([{ source: 'wecom', speaker: 'wang', text: '楼道灯坏了' }])
    // The same by HTTP, as the maker's server speaks it.
    const url = `/api/c/${at.community.communityId}/robots/${id}/callback`
    const send = (query: object) =>
      at.served.http.inject({
        method: 'POST',
        url,
        query: { ...query },
        payload: body,
        headers: { 'content-type': 'text/xml' },
      })
    expect((await send(wecomQuery(sealed))).statusCode).toBe(200)
    const unsigned = await send({ ...wecomQuery(sealed), nonce: 'm' })
    expect([unsigned.statusCode, unsigned.json().code]).toEqual([401, 'channels.callback_unsigned'])
    const asked = await at.served.http.inject({ url, query: { echostr: echo, ...wecomQuery(echo) } })
    expect([asked.statusCode, asked.body]).toEqual([200, '12345'])
    expect((await waiting()).waiting).toBe(1)
    const wrong = { ...wecomQuery(sealed), msg_signature: 'f'.repeat(40) }
    await refused(hear(id, body, {}, wrong), 'channels.callback_unsigned')
    await refused(hear(id, body, {}, wecomQuery(sealed, minutesAgo(24 * 60))), 'channels.callback_stale')
    const elsewhere = wecomSealed(message, 'another')
    await refused(
      hear(id, `<xml><Encrypt>${elsewhere}</Encrypt></xml>`, {}, wecomQuery(elsewhere)),
      'channels.callback_unsigned',
    )
    const json = wecomSealed(
      JSON.stringify({ msgid: 'j1', msgtype: 'text', from: { userid: 'li' }, text: { content: '@机器人 井盖没了' } }),
    )
    at.platform.clock.advance(1_000)
    await hear(id, JSON.stringify({ encrypt: json }), {}, wecomQuery(json))
    expect((await waiting()).items.at(-1)).toMatchObject({ speaker: 'li', text: '井盖没了' })
    await refused(hear(crypto.randomUUID(), body, {}, wecomQuery(sealed)), 'platform.not_found')
    await at.act(retireGroup, at.community.secretary, { id })
    await refused(hear(id, body, {}, wecomQuery(sealed)), 'platform.not_found')
  })

  it('is verified for DingTalk', async () => {
    const { id } = await robot('dingtalk', { key: 'app-secret' })
    const body = JSON.stringify({
      msgtype: 'text',
      msgId: 'm1',
      senderNick: '王阿姨',
      text: { content: ' 楼道灯坏了 ' },
    })
    const signed = (at: number, secret = 'app-secret') => ({
      timestamp: String(at),
      sign: dingtalkSign(String(at), secret),
    })
    await hear(id, body, signed(minutesAgo(1)))
    await hear(id, body, signed(minutesAgo(0)))
    expect((await waiting()).items).toMatchObject([{ source: 'dingtalk', speaker: '王阿姨', text: '楼道灯坏了' }])
    await refused(hear(id, body, signed(minutesAgo(0), 'another')), 'channels.callback_unsigned')
    await refused(hear(id, body), 'channels.callback_unsigned')
    await refused(hear(id, body, signed(minutesAgo(24 * 60))), 'channels.callback_stale')
    await refused(hear(id, '{', signed(minutesAgo(0))), 'channels.callback_unreadable')
    await hear(id, JSON.stringify({ msgtype: 'picture', msgId: 'm2' }), signed(minutesAgo(0)))
    expect((await waiting()).waiting).toBe(1)
  })

  it('is opened for Feishu: challenged, heard once, refused unsigned or a day old', async () => {
    const { id } = await robot('feishu', { key: 'encrypt-key', token: 'tok' })
    const seal = (event: object) => {
      const vector = randomBytes(16)
      const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update('encrypt-key').digest(), vector)
      const encrypt = Buffer.concat([vector, cipher.update(JSON.stringify(event)), cipher.final()]).toString('base64')
      return JSON.stringify({ encrypt })
    }
    const signed = (body: string, at = minutesAgo(0)) => {
      const timestamp = String(Math.floor(at / 1_000))
      const signature = feishuSignature(timestamp, 'n', 'encrypt-key', body)
      return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': 'n', 'x-lark-signature': signature }
    }
    const asked = await hear(id, seal({ type: 'url_verification', challenge: 'abc', token: 'tok' }))
    expect([asked.mediaType, asked.bytes.toString()]).toEqual(['application/json', '{"challenge":"abc"}'])
    await refused(
      hear(id, seal({ type: 'url_verification', challenge: 'abc', token: 'no' })),
      'channels.callback_unsigned',
    )
    const event = (event_id: string) => ({
      schema: '2.0',
      header: { event_id, event_type: 'im.message.receive_v1', token: 'tok' },
      event: {
        sender: { sender_id: { user_id: 'u1' } },
        message: { message_type: 'text', content: '{"text":"@_user_1 楼道灯坏了"}' },
      },
    })
    const body = seal(event('e1'))
    await hear(id, body, signed(body))
    await hear(id, body, signed(body))
    expect((await waiting()).items).toMatchObject([{ source: 'feishu', text: '楼道灯坏了' }])
    await refused(hear(id, body), 'channels.callback_unsigned')
    await refused(hear(id, body, { ...signed(body), 'x-lark-request-nonce': 'm' }), 'channels.callback_unsigned')
    await refused(hear(id, body, signed(body, minutesAgo(24 * 60))), 'channels.callback_stale')
    await refused(hear(id, '{"encrypt":"AAAA"}'), 'channels.callback_unsigned')
  })
})
