// The load of a measurement, in a process of its own: takes one job, answers one report.
import { setTimeout as wait } from 'node:timers/promises'
import { send } from './http.ts'
import type { Job, LoadReport } from './load.ts'

process.once('message', (job: Job) => {
  run(job).then(
    (report) => process.send?.(report),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})

async function run(job: Job): Promise<LoadReport> {
  const latencies: Record<string, number[]> = {}
  const started = performance.now()
  const cpu = process.cpuUsage()
  const until = started + job.seconds * 1000
  await Promise.all(job.clients.map((client, index) => work(job, client, index, until, latencies)))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const asked = Object.values(latencies).reduce((sum, list) => sum + list.length, 0)
  return { seconds, asked, latencies, cpuSeconds: (user + system) / 1e6 }
}

async function work(
  job: Job,
  { cookies, asks }: Job['clients'][number],
  offset: number,
  until: number,
  latencies: LoadReport['latencies'],
): Promise<void> {
  const session = { address: job.address, cookies: new Map(cookies) }
  for (let turn = offset; performance.now() < until; turn += 1) {
    const ask = asks[turn % asks.length]
    if (!ask) return
    const asked = performance.now()
    await send(session, ask.method, ask.path, ask.body)
    latencies[ask.label] ??= []
    latencies[ask.label]?.push(performance.now() - asked)
    if (job.thinkMilliseconds > 0) await wait(job.thinkMilliseconds)
  }
}
