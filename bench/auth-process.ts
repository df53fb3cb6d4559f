// The checks of `auth`, in a process of its own: takes one job, answers one report.
import type { FastifyRequest } from 'fastify'
import { assemble } from '../src/app/start.ts'
import { createAccounts } from '../src/modules/access/api.ts'
import { virtualClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import type { AuthJob, AuthReport } from './auth.ts'
import { recordStatements } from './intake/record.ts'

const aMinute = 60_000
const slowChecks = 200

process.once('message', (job: AuthJob) => {
  measure(job).then(
    (report) => process.send?.(report),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})

async function measure({ cookie, checks }: AuthJob): Promise<AuthReport> {
  const config = readConfig()
  const database = await openDatabase(config)
  const clock = virtualClock(new Date())
  const platform = await assemble({ ...config, logLevel: 'error' }, database, clock)
  const { authenticate } = createAccounts(platform)
  const withoutCopy = cookie.replace(/(?:^|; )[^;]*session_data=[^;]*/g, '')

  // Half a minute later what was remembered is looked for again; the clock is ours, so no time passes.
  const of = async (header: string, times: number, forget: boolean) => {
    const request = { headers: { cookie: header } } as FastifyRequest
    const recorder = recordStatements(database.pool)
    const started = performance.now()
    for (let turn = 0; turn < times; turn += 1) {
      if (forget) clock.advance(aMinute)
      if (!(await authenticate(request))) throw new Error('the session is unknown')
    }
    const ms = (performance.now() - started) / times
    recorder.stop()
    return { ms, queries: recorder.statements.length / times }
  }
  try {
    await of(cookie, slowChecks, true)
    const from_cookie = await of(cookie, slowChecks, true)
    const from_database = await of(withoutCopy, slowChecks, true)
    await of(cookie, 1, true)
    return { from_cookie, from_database, remembered: await of(cookie, checks, false) }
  } finally {
    await platform.close()
  }
}
