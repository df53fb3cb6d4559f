import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { assemble } from '../../src/app/start.ts'
import { demoIdentities } from '../../src/modules/access/api.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { recordStatements, type Statement } from '../intake/record.ts'
import { refreshed, type Template, templateOf } from '../intake/template.ts'

export type FloorJob = { community: number; ballot: string; voters: string[]; clients: number; seconds: number }
export type FloorReport = { perSecond: number; statements: number }

type Recorded = { template: Template; voter: string }

/** Records two casts as the server does them, then asks the statements again, each time for another row of the roll. */
export async function measureCastFloor(job: FloorJob): Promise<FloorReport> {
  const config = readConfig()
  const database = await openDatabase(config)
  const platform = await assemble({ ...config, logLevel: 'error' }, database, systemClock)
  try {
    const clerk = (await demoIdentities(database.kysely)).find(
      (one) => one.community_id === job.community && one.key === 'counter',
    )
    const operation = platform.registry.operations.get('ballots.cast_for')
    if (!clerk || !operation) throw new Error('nobody enters votes')
    const record = async (voter: string): Promise<Statement[]> => {
      const recorder = recordStatements(platform.database.pool)
      const caller = { accountId: clerk.account_id, communityId: job.community, language: 'zh-CN' }
      const input = { id: job.ballot, voter, channel: 'counter', choices: [{ code: 'o1' }, { code: 'o2' }], words: '' }
      await platform
        .perform(operation, { ...caller, idempotencyKey: randomUUID() }, input)
        .finally(() => recorder.stop())
      return recorder.statements
    }
    const left = [...job.voters]
    const next = () => left.pop() ?? ''
    const voter = next()
    const whole = templateOf(await record(voter), await record(next()))
    const recorded = { voter, template: { ...whole, fresh: whole.fresh.filter((id) => id !== voter) } }
    await replay(database, recorded, next, { ...job, seconds: Math.min(1, job.seconds) })
    const asked = await replay(database, recorded, next, job)
    await database.owner.query('update platform.outbox set done_at = now() where done_at is null')
    return { perSecond: asked.count / asked.seconds, statements: whole.statements.length }
  } finally {
    await platform.close()
  }
}

async function replay(
  database: Database,
  { template, voter }: Recorded,
  next: () => string,
  { clients, seconds }: FloorJob,
) {
  const started = performance.now()
  const until = started + seconds * 1000
  let count = 0
  const client = async () => {
    while (performance.now() < until) {
      const other = next()
      if (other === '') return
      await database.kysely.connection().execute(async (connection) => {
        for (const { text, values } of refreshed(template)) {
          const own = values.map((value) => withVoter(value, voter, other))
          await connection.executeQuery(CompiledQuery.raw(text, own))
        }
      })
      count += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { count, seconds: (performance.now() - started) / 1000 }
}

function withVoter(value: unknown, voter: string, other: string): unknown {
  if (typeof value === 'string') return value.replaceAll(voter, other)
  return Array.isArray(value) ? value.map((one) => withVoter(one, voter, other)) : value
}
