import { type AddressInfo, connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openToyPlatform, type ToyPlatform } from '../../app/testing/toy-platform.ts'
import { isDeeper } from './json-body.ts'
import { createHttp } from './server.ts'
import { uploadsAtOnce } from './uploads-at-once.ts'

let platform: ToyPlatform
let http: FastifyInstance

beforeAll(async () => {
  platform = await openToyPlatform()
  http = await createHttp(platform, {
    requestsPerMinute: 10_000,
    authenticate: async ({ headers }) =>
      headers['x-test-account']
        ? { accountId: 'player', language: headers['x-test-account'] === 'abroad' ? 'en' : null }
        : null,
  })
})
afterAll(async () => {
  await http.close()
  await platform.close()
})

type Send = { body?: unknown; raw?: string; headers?: Record<string, string>; signed?: boolean }

function post(url: string, { body, raw, headers = {}, signed = true }: Send) {
  return http.inject({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      ...(signed ? { 'x-test-account': 'player' } : {}),
      ...headers,
    },
    payload: raw ?? JSON.stringify(body),
  })
}

const jars = '/api/c/1/jars'

describe('every declared status', () => {
  test('201 with the view', async () => {
    const answer = await post(jars, { body: { jar: '弹珠' } })
    expect([answer.statusCode, answer.json()]).toEqual([201, { jar: '弹珠', marbles: 1, can: ['put'] }])
  })

  const cases: [string, Send & { url?: string }, number, string][] = [
    ['no key', { body: { jar: 'a' }, headers: { 'idempotency-key': '' } }, 400, 'platform.idempotency_key_missing'],
    ['broken JSON', { raw: '{' }, 400, 'platform.body_unreadable'],
    ['nobody', { body: { jar: 'a' }, signed: false }, 401, 'platform.sign_in_needed'],
    ['unknown community', { body: { jar: 'a' }, url: '/api/c/77/jars' }, 404, 'platform.not_found'],
    ['unknown address', { body: {}, url: '/api/c/1/jugs' }, 404, 'platform.route_unknown'],
    ['too large', { raw: `"${'x'.repeat(2 * 1024 * 1024)}"` }, 413, 'platform.body_too_large'],
    ['no JSON', { raw: 'jar=a', headers: { 'content-type': 'text/plain' } }, 415, 'platform.media_type_unsupported'],
    ['missing field', { body: {} }, 422, 'platform.input_invalid'],
    ['unknown field', { body: { jar: 'a', can: ['put'] } }, 422, 'platform.input_invalid'],
    ['invisible character', { body: { jar: 'a\u0000' } }, 422, 'platform.input_invalid'],
    ['too deep', { raw: `${'['.repeat(40)}"]"${']'.repeat(40)}` }, 400, 'platform.body_too_deep'],
    ['address too long', { body: {}, url: `${jars}?${'a'.repeat(8_000)}` }, 414, 'platform.address_too_long'],
    ['too long', { body: { jar: '长'.repeat(41) } }, 422, 'platform.input_invalid'],
  ]
  test.each(cases)('%s', async (_, { url = jars, ...send }, status, code) => {
    const answer = await post(url, send)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/)
  })

  test('a refusal of the module, with its figures in the sentence', async () => {
    for (let marble = 0; marble < 5; marble++) await post(jars, { body: { jar: 'full' } })
    const answer = await post(jars, { body: { jar: 'full' } })
    expect([answer.statusCode, answer.json().detail]).toEqual([409, '罐子满了，最多 5 颗。'])
  })

  test('a fault of ours: 500, and nothing of the inside', async () => {
    const answer = await post(jars, { body: { jar: 'a', trouble: 'throw' } })
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'platform.internal'])
    expect(answer.body).not.toContain('jar broke')
  })
})

test('a person gets a page where a program gets problem+json', async () => {
  const answer = await http.inject({ url: '/nowhere', headers: { accept: 'text/html' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toContain('text/html')
  expect(answer.headers['content-security-policy']).toContain('nonce-')
})

test('headers of every answer', async () => {
  const { headers } = await http.inject({ url: '/api/c/1/jars/a' })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('a large answer comes compressed to whoever understands it, a small one as it is', async () => {
  const ask = (url: string, encoding: string) => http.inject({ url, headers: { 'accept-encoding': encoding } })
  const plain = await ask('/api/openapi.json', 'identity')
  const packed = await ask('/api/openapi.json', 'gzip, br')
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.payload)
  expect((await ask('/healthz', 'br')).headers['content-encoding']).toBeUndefined()
})

test('healthz, readyz, metrics, openapi', async () => {
  expect((await http.inject({ url: '/healthz' })).json()).toEqual({ ok: true })
  expect((await http.inject({ url: '/readyz' })).json()).toEqual({ ok: true })
  expect((await http.inject({ url: '/metrics' })).body).toMatch(/^linli_outbox_waiting \d+$/m)
  const document = (await http.inject({ url: '/api/openapi.json' })).json()
  expect(document.openapi).toBe('3.1.0')
  expect(document.paths['/api/c/{community}/jars'].post.operationId).toBe('toys.put_marble')
})

test('too many requests: 429, and when to come back', async () => {
  const strict = await createHttp(platform, { requestsPerMinute: 3, authenticate: async () => null })
  const answers = []
  for (let times = 0; times < 4; times++) answers.push(await strict.inject({ url: '/api/c/1/jars/a' }))
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429])
  expect(answers[3]?.json()).toMatchObject({ code: 'platform.too_many_requests' })
  await strict.close()
})

describe('uploads', () => {
  async function upload(bytes: Uint8Array, name: string) {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)]), name)
    const request = new Request('http://page', { method: 'POST', body: form })
    return http.inject({
      method: 'POST',
      url: '/api/c/1/files',
      headers: { 'content-type': request.headers.get('content-type') ?? '', 'idempotency-key': crypto.randomUUID() },
      payload: Buffer.from(await request.arrayBuffer()),
    })
  }

  test('a photo is written anew: turned, made small, without position', async () => {
    const photo = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: '#17604f' } })
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const answer = await upload(photo, '楼道.jpg')
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ name: '楼道.jpg', media_type: 'image/jpeg', width: 533, height: 1600 })
    const row = await platform.database.owner.query('select sha256 from platform.files where id = $1', [
      answer.json().id,
    ])
    const stored = await sharp(await platform.services.files.get(row.rows[0].sha256)).metadata()
    expect(stored.exif).toBeUndefined()
  })

  const pdf = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n')
  test.each([
    ['20 MB', new Uint8Array(20 * 1024 * 1024), 'photo.jpg', 413, 'platform.file_too_large'],
    ['a PDF named .jpg', pdf, 'photo.jpg', 415, 'platform.file_type_refused'],
    ['a script', Buffer.from('#!/bin/sh\necho'), 'photo.jpg', 415, 'platform.file_type_refused'],
    [
      'half a photo',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]),
      'photo.jpg',
      422,
      'platform.file_unreadable',
    ],
    ['a PDF', pdf, 'paper.pdf', 201, undefined],
  ])('%s', async (_, bytes, name, status, code) => {
    const answer = await upload(bytes, name)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})

describe('what never became a request, or took too long', () => {
  let slow: FastifyInstance
  let port: number
  beforeAll(async () => {
    slow = await createHttp(platform, { requestSeconds: 0.2, authenticate: async () => null })
    const slowly = async () => new Promise((resolve) => setTimeout(resolve, 1_000, { ok: true }))
    slow.get('/slow', slowly)
    slow.post('/slow', slowly)
    await slow.listen({ port: 0, host: '127.0.0.1' })
    port = (slow.server.address() as AddressInfo).port
  })
  afterAll(() => slow.close())

  /** Sends text as it is; what comes back until the server has said all. */
  async function raw(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    socket.write(text)
    let said = ''
    for await (const part of socket) {
      said += String(part)
      if (said.includes('"request_id"')) break
    }
    return said
  }
  const post =
    'POST /api/c/1/jars HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\nidempotency-key: 12345678\r\n'

  test.each([
    ['headers', `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'c'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['no HTTP', 'hello\r\n\r\n', 400, 'body_unreadable'],
    ['a body that never ends', `${post}content-length: 100\r\n\r\n{`, 408, 'sent_too_slowly'],
    ['an answer that never comes', 'GET /slow HTTP/1.1\r\nhost: a\r\n\r\n', 503, 'took_too_long'],
    [
      'an answer that never comes to what was sent whole',
      'POST /slow HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
      503,
      'took_too_long',
    ],
  ])('%s', async (_, text, status, code) => {
    const answer = await raw(text)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain(`"code":"platform.${code}"`)
    if (status === 408 || status === 503) expect(answer.toLowerCase()).toContain('retry-after: 5')
  })
})

test('depth is counted outside of texts', () => {
  expect(isDeeper(JSON.stringify({ a: [{ b: '[[[[{{{{\\"[[[' }] }), 3)).toBe(false)
  expect(isDeeper('[[[[', 3)).toBe(true)
  expect(isDeeper('[[],[],[[]]]', 3)).toBe(false)
})

test('a person uploads three files at once, and no more', async () => {
  const uploading = uploadsAtOnce()
  const ends: (() => void)[] = []
  const begin = (who: string) => uploading(who, () => new Promise<void>((end) => ends.push(end)))
  const three = [begin('a'), begin('a'), begin('a')]
  await expect(begin('a')).rejects.toMatchObject({ code: 'platform.too_many_uploads', params: { most: 3 } })
  const other = begin('b')
  for (const end of ends) end()
  await Promise.all([...three, other])
  await expect(uploading('a', async () => 'again')).resolves.toBe('again')
})

test('every refusal of the platform has its sentence in both languages', () => {
  for (const code of Object.keys(platform.registry.refusals)) {
    if (!code.startsWith('platform.')) continue
    for (const language of ['zh-CN', 'en']) expect(platform.texts.refusal(language, code, { count: 2 })).not.toBe(code)
  }
})

test('an address that there isn’t is answered in the language of the account, or of this browser', async () => {
  const said = async (headers: Record<string, string>) =>
    (await http.inject({ url: '/nowhere', headers: { 'accept-language': 'zh-TW', ...headers } })).json().title
  const sentence = (language: 'en' | 'zh-Hant') => platform.texts.refusal(language, 'platform.route_unknown', {})
  expect(await said({ 'x-test-account': 'abroad' })).toBe(sentence('en'))
  expect(await said({ 'x-test-account': 'abroad', cookie: 'linli_locale=zh-Hant' })).toBe(sentence('zh-Hant'))
  expect(await said({ 'x-test-account': 'player' })).toBe(sentence('zh-Hant'))
  expect(await said({})).toBe(sentence('zh-Hant'))
})
