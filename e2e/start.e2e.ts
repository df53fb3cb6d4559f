import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { ownDatabase, settings } from './support/product.ts'

const cli = join(import.meta.dirname, '../src/app/cli.ts')
const folder = mkdtempSync(join(tmpdir(), 'linli-start-'))
/** Some fifteen programs, one after the other, on a busy computer. */
const patience = 400_000

type Ended = { code: number | null; said: string; complained: string }

/** `linli COMMAND` with these settings and no demo. */
function linli(command: string, given: Record<string, string>, ...words: string[]): ChildProcess {
  const env = settings({ LINLI_DEMO: 'off', LINLI_LOG: 'silent', ...given })
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, command, ...words], { env })
}

async function ended(child: ChildProcess): Promise<Ended> {
  const texts = { said: '', complained: '' }
  child.stdout?.on('data', (part: Buffer) => (texts.said += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (texts.complained += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...texts }
}

/** Refused before anything was touched: an exit code, and one sentence that says what to do. */
async function refused(given: Record<string, string>): Promise<string> {
  const { code, complained } = await ended(linli('start', given))
  expect(code).toBe(1)
  expect(complained.trim().split('\n')).toHaveLength(1)
  return complained.trim()
}

async function taken(): Promise<{ port: string; free(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { port: String(port), free: () => new Promise((done) => server.close(() => done())) }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what keeps Linli from starting is said in one sentence', () => {
  test('a port that is taken', async () => {
    const { port, free } = await taken()
    const dataDir = join(folder, 'never-made')
    expect(await refused({ PORT: port, DATA_DIR: dataDir })).toBe(
      `Port ${port} is taken; stop the other program, or choose another one with PORT.`,
    )
    expect(existsSync(dataDir)).toBe(false)
    await free()
  })

  test('a setting that is misspelt', async () => {
    expect(await refused({ LINLI_DEMOO: 'off', DATA_DIR: folder })).toMatch(/^The setting LINLI_DEMOO is unknown; /)
  })

  test('a setting that does not fit', async () => {
    expect(await refused({ PORT: 'many', DATA_DIR: folder })).toMatch(/^The setting PORT does not fit; give a port/)
  })

  test('a folder that cannot be written to', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const dataDir = join(file, 'data')
    expect(await refused({ PORT: '0', DATA_DIR: dataDir })).toBe(
      `The folder ${dataDir} can't be written to; set DATA_DIR to a folder that can.`,
    )
  })

  test('a database that cannot be reached', async () => {
    const { port, free } = await taken()
    await free()
    const url = `postgres://nobody:nothing@127.0.0.1:${port}/linli`
    expect(await refused({ PORT: '0', DATA_DIR: join(folder, 'unreached'), DATABASE_URL: url })).toMatch(/DATABASE_URL/)
  })

  test('verifying where there is nothing', async () => {
    const { code, complained } = await ended(linli('verify', { DATA_DIR: join(folder, 'nothing-here') }))
    expect(code).toBe(1)
    expect(complained).toMatch(/^There is no Linli in .+; run "npm start" first, or set DATA_DIR\.\n$/)
    const ill = await ended(linli('doctor', { DATA_DIR: join(folder, 'nothing-here') }, '--json'))
    expect(ill.code).toBe(1)
    expect(JSON.parse(ill.said)).toMatchObject({ well: false })
  })
})

test('one process holds an embedded folder, others look in beside it, and it stops in good order', {
  timeout: patience,
}, async () => {
  const database = await ownDatabase()
  const here = mkdtempSync(join(folder, 'held 邻里 '))
  const given = { ...database.env, DATA_DIR: join(here, 'data'), PORT: '0' }
  const running = linli('start', given)
  onTestFinished(async () => {
    running.kill('SIGKILL')
    await database.drop()
  })
  const end = ended(running)
  const address = await Promise.race([addressOf(running), end.then((early) => expect.fail(JSON.stringify(early)))])
  const ready = await fetch(`${address}/readyz`)
  expect(ready.status).toBe(200)

  if ('DATABASE_URL' in database.env) await startsBeside(given)
  else {
    expect(await refused(given)).toMatch(
      /^The folder .+ is in use by another Linli \(process \d+\); stop it, or set DATA_DIR/,
    )
  }
  await setUp(given, address)
  const beside = await ended(linli('verify', given))
  expect(beside).toMatchObject({ code: 0, said: expect.stringMatching(/^\d+ audit rows in \d+ chains: whole\n$/) })

  const phrase = { LINLI_BACKUP_PASSPHRASE: 'four seasons 平安' }
  const file = join(here, 'beside.backup')
  expect(await ended(linli('backup', { ...given, ...phrase }, file))).toMatchObject({ code: 0, complained: '' })
  expect(readdirSync(given.DATA_DIR).filter((name) => name.startsWith('snapshot'))).toEqual([])
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  const well = await ended(linli('doctor', given))
  expect(well).toMatchObject({ code: 0, said: expect.stringMatching(/ok {4}backup[\s\S]*Nothing is wrong\.\n$/) })

  running.kill('SIGTERM')
  expect(await end).toMatchObject({ code: 0, complained: '' })
  const afterwards = await ended(linli('verify', given))
  expect(afterwards).toMatchObject({ code: 0, said: beside.said })

  const restored = { ...phrase, DATA_DIR: join(here, 'restored') }
  expect(await ended(linli('restore', restored, file))).toMatchObject({ code: 0, complained: '' })
  expect(await ended(linli('verify', restored))).toMatchObject({ code: 0, said: beside.said })
  expect(await ended(linli('restore', restored, file))).toMatchObject({ code: 1, said: '' })
})

/** The first use: a code of the command line, the administrator, the first community; then the page is gone. */
async function setUp(given: Record<string, string>, address: string): Promise<void> {
  const page = () => fetch(`${address}/setup`, { redirect: 'manual' }).then(({ status }) => status)
  const send = (path: string, body: object, cookie = '') =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie },
      body: JSON.stringify(body),
    })
  expect(await page()).toBe(200)
  const { said } = await ended(linli('setup', given))
  const code = /^ {4}([2-9A-Z]{4}(?:-[2-9A-Z]{4}){2})$/m.exec(said)?.[1]
  const administrator = { code, name: '初晴', phone: '19940001001', password: '山茶花开在九号楼' }
  expect((await send('/api/setup/administrator', { ...administrator, code: '2222-2222-2222' })).status).toBe(422)
  const made = await send('/api/setup/administrator', administrator)
  expect(made.status).toBe(200)
  const cookie = made.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const town = { code: '330481101', name: '许村镇' }
  const community = { name: '山茶社区', district_code: '330481', town, code: '330481101001' }
  expect((await send('/api/communities', community, cookie)).status).toBe(201)
  expect(await page()).toBe(404)
  expect(await ended(linli('setup', given))).toMatchObject({ code: 0, said: expect.stringMatching(/set up already/) })
}

/** Several servers may share one PostgreSQL and one folder. */
async function startsBeside(given: Record<string, string>): Promise<void> {
  const second = linli('start', given)
  const end = ended(second)
  const address = await addressOf(second)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  second.kill('SIGTERM')
  expect(await end).toMatchObject({ code: 0, complained: '' })
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const ready = /Linli is ready: (\S+)/.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
  })
}
