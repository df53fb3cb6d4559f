import { describe, expect, it } from 'vitest'
import { personalIn } from '../broadcasts/personal.ts'
import { fitsMaker } from './addresses.ts'
import { feishuDecrypt, feishuSignature, wecomDecrypt, wecomSignature } from './decrypt.ts'
import { digestsOf } from './digest.ts'
import { dingtalkPost, feishuPost, wecomPost } from './signers.ts'

const at = new Date('2026-03-04T02:00:00.123Z')

describe('what is posted to a robot', () => {
  it('is plain for WeCom: the address is the secret', () => {
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'
    expect(wecomPost(url, '停水')).toEqual({ url, body: '{"msgtype":"text","text":{"content":"停水"}}' })
  })

  // Both were reckoned apart from the code, with `openssl dgst -sha256 -hmac`, from the documents' formulas.
  it('is signed in the address for DingTalk, in milliseconds', () => {
    const { url, body } = dingtalkPost('https://oapi.dingtalk.com/robot/send?access_token=t', 'SECabc', at, '停水')
    expect(url).toBe(
      'https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1772589600123&sign=gsmq9bIohXEtkDEH3vdI4JfXeJqwbgQNiViK4yQC4Lw%3D',
    )
    expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: '停水' }, at: { isAtAll: false } })
    expect(dingtalkPost('https://x/?access_token=t', undefined, at, '').url).toBe('https://x/?access_token=t')
  })

  it('is signed in the body for Feishu, in seconds', () => {
    const { body } = feishuPost('https://open.feishu.cn/open-apis/bot/v2/hook/h', 'feishu-secret', at, '停水')
    expect(JSON.parse(body)).toEqual({
      timestamp: '1772589600',
      sign: 'ZB1toeWz3A4oTk4dL/wCLqUfBXlsEc9mB0gA9Hqc6S4=',
      msg_type: 'text',
      content: { text: '停水' },
    })
  })
})

describe('what comes from their servers', () => {
  // Example of the maker's document «加解密方案说明» and its sample programs.
  it('is opened by WeCom’s own example', () => {
    const encrypted = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='
    expect(wecomSignature('QDG6eK', '1409659589', '263014780', encrypted)).toBe(
      '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    )
    expect(wecomDecrypt('jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', encrypted)).toEqual({
      message: '1616140317555161061',
      receiver: 'wx5823bf96d3bd56c7',
    })
    expect(() => wecomDecrypt('kWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', encrypted)).toThrow()
  })

  // Example of the maker's document «Encrypt Key 加密策略».
  it('is opened by Feishu’s own example', () => {
    expect(feishuDecrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world')
    expect(feishuSignature('1', 'n', 'k', '{}')).toBe(
      'fbd3ecb62fa42b9df3d6535b48b10c06baffa1d019f207aa63dc69364da02a05',
    )
  })
})

it('calls robots at their makers’ addresses and at those the operator named, and nowhere else', () => {
  const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a-b_1'
  expect(fitsMaker('wecom', wecom, [])).toBe(true)
  expect(fitsMaker('feishu', wecom, [])).toBe(false)
  expect(fitsMaker('wechat', wecom, [])).toBe(false)
  expect(fitsMaker('wecom', wecom.replace('https://', 'http://'), [])).toBe(false)
  expect(fitsMaker('wecom', 'https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=a', [])).toBe(false)
  expect(fitsMaker('wecom', 'https://169.254.169.254/cgi-bin/webhook/send?key=a', [])).toBe(false)
  const own = 'https://im.example.cn/robot/send?access_token=1f'
  expect(fitsMaker('dingtalk', own, [])).toBe(false)
  expect(fitsMaker('dingtalk', own, ['https://im.example.cn'])).toBe(true)
})

it('puts together what a minute has no room for, as far as one message holds', () => {
  const texts = ['甲', '乙', '丙', '丁'].map((text) => ({ id: text, text }))
  expect(digestsOf(texts, 20, 'wecom').map((one) => one.ids)).toEqual([['甲'], ['乙'], ['丙'], ['丁']])
  expect(digestsOf(texts, 2, 'wecom')).toEqual([
    { ids: ['甲'], text: '甲' },
    { ids: ['乙', '丙', '丁'], text: '乙\n————\n丙\n————\n丁' },
  ])
  expect(digestsOf(texts, 0, 'wecom')).toEqual([])
  const long = texts.map(({ id }) => ({ id, text: id.repeat(600) }))
  expect(digestsOf(long, 1, 'wecom').map((one) => one.ids)).toEqual([['甲']])
  expect(digestsOf(long, 1, 'feishu').map((one) => one.ids)).toEqual([['甲', '乙', '丙', '丁']])
})

it('finds what mustn’t stand in a group', () => {
  for (const text of ['打 199 0000 1234', '找19900001234', '１９９００００１２３４'])
    expect(personalIn(text)).toBe('phone_inside')
  for (const text of ['33999919500612031X 的证']) expect(personalIn(text)).toBe('identity_inside')
  for (const text of ['3幢501', '3号楼2单元501室', '请501室来取', '3-2-501', '2单元 301 漏水']) {
    expect(personalIn(text), text).toBe('dwelling_inside')
  }
  const fine = [
    '3幢明天停水',
    '拨 12345 或 0573-8100 0000',
    '2026-03-04 9:00',
    '3号楼2单元今晚换灯',
    '3幢 2026年起',
    '1单元 120户都要转到',
    '物业费 3号楼 1200元',
  ]
  for (const text of fine) expect(personalIn(text), text).toBeNull()
})
