/**
 * The recipes of docs/operations.md as they stand there: what Asterisk and FreeSWITCH would run is taken out of the document, their variables filled in
 * as they fill them in, and run against the product with the very script that is deployed (deploy/linli-line).
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Served, serveTestPlatform } from '../../../../app/testing/served.ts'
import { acting } from '../../test/acting.ts'
import { communityWithRequests, type RequestsCommunity } from '../../test/factory.ts'
import { callsToReturn } from '../calls/queries.ts'
import { addLine } from './keep-lines.ts'
import { listRings } from './rings.ts'

const run = promisify(execFile)
const script = join(import.meta.dirname, '../../../../../deploy/linli-line')
const documents = ['operations.md', 'operations.zh-CN.md'].map((name) =>
  join(import.meta.dirname, '../../../../../docs', name),
)

let served: Served
let community: RequestsCommunity
let folder: string

beforeAll(async () => {
  served = await serveTestPlatform()
  await served.http.listen({ host: '127.0.0.1', port: 0 })
  community = await communityWithRequests(served.platform)
  folder = await mkdtemp(join(tmpdir(), 'linli-line-'))
  const { port } = served.http.server.address() as AddressInfo
  const act = acting(served.platform, community)
  const line = await act<{ id: string; secret: string }>(addLine, community.secretary, { name: '书记热线' })
  const events = `http://127.0.0.1:${port}/api/c/${community.communityId}/line-events`
  await writeFile(
    join(folder, 'linli-line.conf'),
    `LINE_EVENTS=${events}\nLINE_ID=${line.id}\nLINE_SECRET=${line.secret}\n`,
    { mode: 0o600 },
  )
  // The product's clock stands still here, and the script asks the computer for the time.
  const at = served.platform.clock
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
  await writeFile(join(folder, 'date'), `#!/bin/sh\necho ${at}\n`, { mode: 0o755 })
})
afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true, force: true })
})

/** Runs what stands behind `System` or `system`, by a shell, as both do. */
const call = (command: string) =>
  run('sh', ['-c', command.replace('/usr/local/bin/linli-line', script)], {
    env: { PATH: `${folder}:${process.env['PATH']}`, LINE_CONF: join(folder, 'linli-line.conf') },
  })

type Commands = Record<'ringing' | 'answered' | 'ended', string>
type Fill = (text: string) => string
/** A variable as both write it. */
const variable = (name: string) => `\${${name}}`

/** Of each event the first command of the recipe that tells it. */
function commandsOf(found: readonly string[], fill: Fill): Commands {
  const of = (event: string) => fill(found.find((one) => one.includes(`linli-line ${event} `)) ?? `no ${event}`)
  return { ringing: of('ringing'), answered: of('answered'), ended: of('ended') }
}

function asterisk(text: string, id: string, number: string): Commands {
  const found = [...text.matchAll(/System\((.*)\)$/gm)].map(([, command]) => command ?? '')
  const fill: Fill = (command) =>
    command
      .replace(variable(`FILTER(0-9+,${variable('CALLERID(num)')})`), number)
      .replaceAll(variable('UNIQUEID'), id)
      .replaceAll(variable('ARG1'), id)
  return commandsOf(found, fill)
}

function freeswitch(text: string, id: string, number: string): Commands {
  const found = [...text.matchAll(/<action application="(\w+)" data="([^"]*linli-line[^"]*)"/g)].map(
    ([, application, data = '']) => (application === 'system' ? data : data.replace(/^.*?=system /, '')),
  )
  return commandsOf(found, (command) => command.replaceAll(variable('uuid'), id).replaceAll('$1', number))
}

const systems = { asterisk, freeswitch }
const cases = documents.flatMap((document) =>
  Object.entries(systems).map(
    ([name, commands], nth) => [name, document.split('/').at(-1) ?? '', document, commands, nth] as const,
  ),
)

it.each(cases)('%s rings, is answered elsewhere and ends, by %s', async (name, file, document, commands, nth) => {
  const number = `1990000${documents.indexOf(document)}${nth}11`
  const told = commands(await readFile(document, 'utf8'), `${name}-${file.length}.7`, number)
  const act = acting(served.platform, community)
  type Rings = Record<'ringing' | 'unwritten', { phone_masked: string | null }[]>
  const masked = { phone_masked: `${number.slice(0, 3)}****${number.slice(-4)}` }
  const rings = () => act<Rings>(listRings, community.clerk, {})
  await call(told.ringing)
  expect((await rings()).ringing).toMatchObject([masked])
  await call(told.answered)
  await call(told.ended)
  const after = await rings()
  expect(after.ringing).toEqual([])
  expect(after.unwritten).toContainEqual(expect.objectContaining(masked))
})

it('a call nobody answers is put down to be returned', async () => {
  const number = '19900008822'
  const told = asterisk(await readFile(documents[0] ?? '', 'utf8'), 'missed-1', number)
  await call(told.ringing)
  await call(told.ended)
  const waiting = await acting(served.platform, community)<{ items: object[] }>(callsToReturn, community.clerk, {
    limit: 5,
  })
  expect(waiting.items).toMatchObject([{ kind: 'missed', phone_masked: '199****8822' }])
})
