import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { assemble } from '../../src/app/start.ts'
import { demoIdentities } from '../../src/modules/access/api.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { parseInput } from '../../src/platform/http/input.ts'
import type { Platform } from '../../src/platform/platform.ts'
import type { Filing } from './filings.ts'
import { recordStatements, type Statement } from './record.ts'
import { refreshed, type Template, templateOf } from './template.ts'

export type FloorJob = { community: number; identity: string; filings: Filing[]; clients: number; seconds: number }

export type FloorReport = {
  perSecond: number
  statements: number
  /** Processor time of this process for one filing; the database's is its own. */
  cpuMilliseconds: number
}

/** Records each filing twice as the server does it, then asks the statements again with fresh ids for so many seconds. */
export async function measureFloor(job: FloorJob): Promise<FloorReport> {
  const config = readConfig()
  const database = await openDatabase(config)
  const platform = await assemble({ ...config, logLevel: 'error' }, database, systemClock)
  try {
    const accountId = await accountOf(database, job)
    const templates: Template[] = []
    for (const filing of job.filings) {
      templates.push(await recordTwice(() => record(platform, job.community, accountId, filing)))
    }
    await replay(database, templates, job.clients, Math.min(1, job.seconds))
    const asked = await replay(database, templates, job.clients, job.seconds)
    await database.owner.query('update platform.outbox set done_at = now() where done_at is null')
    return {
      perSecond: asked.count / asked.seconds,
      statements: templates[0]?.statements.length ?? 0,
      cpuMilliseconds: (asked.cpuSeconds * 1000) / asked.count,
    }
  } finally {
    await platform.close()
  }
}

async function accountOf(database: Database, job: FloorJob): Promise<string> {
  const found = (await demoIdentities(database.kysely)).find(
    (one) => one.community_id === job.community && one.key === job.identity,
  )
  if (!found) throw new Error(`no identity ${job.identity}`)
  return found.account_id
}

const recordingsMost = 8

/** Now and then a filing draws a number that is taken and inserts once more; asked again with a fresh number, it would insert twice. */
async function recordTwice(recorded: () => Promise<Statement[]>): Promise<Template> {
  const kept: Statement[][] = []
  for (let recordings = 0; recordings < recordingsMost; recordings += 1) {
    const statements = await recorded()
    if (!repeatsItself(statements)) kept.push(statements)
    const [first, second] = kept
    if (first && second) return templateOf(first, second)
  }
  throw new Error('every recording drew a number that was taken')
}

/** Whether anything is inserted by the same words twice. */
function repeatsItself(statements: readonly Statement[]): boolean {
  const inserts = statements.map(({ text }) => text).filter((text) => text.includes('insert into'))
  return new Set(inserts).size < inserts.length
}

async function record(platform: Platform, communityId: number, accountId: string, filing: Filing) {
  const operation = platform.registry.operations.get('requests.file')
  if (!operation) throw new Error('filing is gone')
  const recorder = recordStatements(platform.database.pool)
  try {
    const { community: _, ...input } = parseInput(
      operation.route,
      { params: { community: String(communityId) }, query: {}, body: filing },
      platform.texts,
      'zh-CN',
    )
    const caller = { accountId, communityId, language: 'zh-CN', idempotencyKey: randomUUID() }
    await platform.perform(operation, caller, input)
  } finally {
    recorder.stop()
  }
  return recorder.statements
}

async function replay(database: Database, templates: readonly Template[], clients: number, seconds: number) {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const until = started + seconds * 1000
  let count = 0
  const client = async (offset: number) => {
    for (let turn = offset; performance.now() < until; turn += 1) {
      const template = templates[turn % templates.length]
      if (!template) return
      await ask(database, refreshed(template))
      count += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  const { user, system } = process.cpuUsage(cpu)
  return { count, seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 }
}

async function ask(database: Database, statements: readonly Statement[]): Promise<void> {
  await database.kysely.connection().execute(async (connection) => {
    for (const { text, values } of statements) {
      await connection.executeQuery(CompiledQuery.raw(text, [...values]))
    }
  })
}
