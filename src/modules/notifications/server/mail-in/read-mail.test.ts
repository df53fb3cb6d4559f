import { expect, it } from 'vitest'
import { ownWords, textOfHtml } from './own-words.ts'
import { readMail } from './read-mail.ts'

/** 楼道灯坏了 and 三楼的灯一周没亮了。 in GB18030. */
const gbSubject = 'wqW1wLXGu7XByw=='
const gbBody = Buffer.from('c8fdc2a5b5c4b5c6d2bbd6dcc3bbc1c1c1cba1a3', 'hex')

const mail = (headers: string[], body: Uint8Array | string = '楼道灯坏了', from = 'From: <neighbour@example.cn>') =>
  Buffer.concat([Buffer.from([from, ...headers, '', ''].join('\r\n')), Buffer.from(body)])

it('reads what Chinese mail programs write: GB18030 in the subject and, bare, in the body', async () => {
  const read = await readMail(
    mail(
      [
        `Subject: =?GB18030?B?${gbSubject}?=`,
        'Content-Type: text/plain; charset=gb18030',
        'Content-Transfer-Encoding: 8bit',
      ],
      gbBody,
      `From: =?gb2312?B?zfWwotLM?= <neighbour@example.cn>`,
    ),
  )
  expect(read).toMatchObject({
    speaker: '王阿姨',
    text: '楼道灯坏了\n三楼的灯一周没亮了。',
    number: null,
    automatic: false,
  })
})

it.each([
  ['QQ', '已经好了\n\n------------------ 原始邮件 ------------------\n发件人: "社区"<box@example.cn>;\n旧话'],
  ['NetEase', '已经好了\n\n在 2026-03-04 10:00:00，"社区" <box@example.cn> 写道：\n>旧话'],
  ['Outlook', '已经好了\n________________________________\n发件人: 社区 <box@example.cn>\n旧话'],
  ['Gmail, broken', '已经好了\n\nOn Wed, Mar 4, 2026 at 10:00 AM 社区\n<box@example.cn> wrote:\n\n> 旧话'],
  ['a telephone', '已经好了\n\n发自我的 iPhone'],
  ['a signature', '已经好了\n-- \n某某公司'],
])('leaves out what %s quotes or adds', (_, body) => {
  expect(ownWords(body)).toBe('已经好了')
})

it('reads HTML as text, and runs nothing', () => {
  const html =
    '<html><head><title>x</title></head><style>p{}</style><p>一楼&nbsp;&amp;二楼<br>漏水&#65281;</p><script>alert(1)</script><blockquote>旧</blockquote><img src=x onerror=alert(1)>'
  expect(ownWords(textOfHtml(html))).toBe('一楼 &二楼\n漏水！')
})

it('finds the number of a request in an answer', async () => {
  const read = await readMail(mail(['Subject: =?utf-8?B?UmU6IOWbnuWkje+8miAyNjAzMDQtMTIzNDU=?='], '还没好'))
  expect(read).toMatchObject({ number: '260304-12345', text: '260304-12345\n还没好' })
})

it.each([
  ['Auto-Submitted: auto-replied'],
  ['Precedence: bulk'],
  ['List-Id: <all.example.cn>'],
  ['Return-Path: <>'],
  ['X-Autoreply: yes'],
])('knows what a program sent: %s', async (header) => {
  expect(await readMail(mail([header]))).toMatchObject({ automatic: true })
  expect(await readMail(mail(['Auto-Submitted: no']))).toMatchObject({ automatic: false })
})

it.each([
  ['mx.example.cn; dmarc=fail; spf=pass', true],
  ['mx.example.cn; spf=softfail; dkim=none', true],
  ['mx.example.cn; spf=fail; dkim=pass', false],
  ['mx.example.cn; dmarc=pass; spf=fail', false],
])('believes the mail server about the sender: %s', async (found, forged) => {
  expect(await readMail(mail([`Authentication-Results: ${found}`]))).toMatchObject({ forged })
})

it('bears what is broken or means harm', async () => {
  const nested = Array.from(
    { length: 60 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  ).join('')
  for (const raw of [
    Buffer.from(''),
    Buffer.from('no letter at all'),
    Buffer.alloc(4_000, 255),
    mail([], '', 'From: nobody'),
    mail([nested]),
    mail([`X-Long: ${'a'.repeat(300_000)}`]),
  ]) {
    expect(await readMail(raw)).toBeUndefined()
  }
  const half = mail(['Content-Type: multipart/mixed; boundary=b'], '--b\r\nContent-Type: text/plain\r\n\r\n没写完')
  expect(await readMail(half)).toMatchObject({ text: '没写完' })
  const odd = mail(['Subject: =?x-no-such?B?////?=', 'Content-Type: text/plain; charset=x-none'], 'a\u0000b\u202Ec')
  expect(await readMail(odd)).toBeDefined()
  const began = performance.now()
  await readMail(mail(['Content-Type: text/html'], `${'<'.repeat(200_000)}${'&#1;'.repeat(50_000)}`))
  expect(performance.now() - began).toBeLessThan(4_000)
})
