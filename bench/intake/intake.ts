import { join } from 'node:path'
import { answerOf, ended, forked } from '../support/child.ts'
import type { Place } from '../support/database.ts'
import type { Session } from '../support/http.ts'
import { clientOf, runLoad } from '../support/load.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, rounded, spread } from '../support/result.ts'
import { type Filing, filingsFor } from './filings.ts'
import type { FloorJob, FloorReport } from './floor.ts'

const clients = 8
const demoScale = 0.05
const warmUpSeconds = 3

type Round = {
  ours: number
  withReactions: number
  floor: FloorReport
  latencies: number[]
  cpu: Cpu
}

/** Processor milliseconds of one filing: the server's and whoever asks it. */
type Cpu = { server: number; asking: number }

/**
 * Filing through HTTP: signed in, checked, ruled on, audited, announced; eight residents at once, in one community. Held against the
 * same statements, recorded from real filings and asked again with fresh ids on the same pool, without HTTP and rules. Reactions are a
 * worker's as in compose.yaml, which does them afterwards, for the floor has none; how many are filed while the same process reacts
 * is told too (the embedded database has but one process: there it counts). Each run has all of it, one after the other; the run with
 * the best ratio counts.
 */
export async function measureIntake(place: Place, options: BenchOptions): Promise<Measured> {
  const rounds: Round[] = []
  for (let run = 0; run < options.runs; run += 1) rounds.push(await round(place, options))
  const best = rounds.reduce((a, b) => (b.ours / b.floor.perSecond > a.ours / a.floor.perSecond ? b : a))
  return {
    ours: rounded(best.ours),
    floor: rounded(best.floor.perSecond),
    unit: 'filings/s',
    ...spread(best.latencies),
    sizes: {
      clients,
      runs: rounds.length,
      filed: best.latencies.length,
      statements: best.floor.statements,
      cpu_ms_server: rounded(best.cpu.server),
      cpu_ms_asking: rounded(best.cpu.asking),
      cpu_ms_floor: rounded(best.floor.cpuMilliseconds),
      with_reactions: rounded(best.withReactions),
      worst_ratio: rounded(Math.min(...rounds.map(({ ours, floor }) => ours / floor.perSecond))),
    },
  }
}

async function round(place: Place, options: BenchOptions): Promise<Round> {
  const reacting = await filedWith(place.env, options)
  const filed = place.kind === 'pglite' ? reacting : await filedWith({ ...place.env, LINLI_ROLE: 'web' }, options)
  if (filed !== reacting) await settled({ ...place.env, LINLI_ROLE: 'worker' })
  const floor = await floorOf(place, filed.job)
  return { ours: filed.perSecond, withReactions: reacting.perSecond, floor, latencies: filed.latencies, cpu: filed.cpu }
}

type Filed = { perSecond: number; latencies: number[]; cpu: Cpu; job: FloorJob }

/** Files for so many seconds, after a warm-up; where the server reacts itself, what it still has to do is waited for before and after. */
async function filedWith(env: Record<string, string>, { seconds, tiny }: BenchOptions): Promise<Filed> {
  const product = await startProduct(env, demoScale)
  const settle = () => (env.LINLI_ROLE === 'web' ? undefined : product.settle())
  try {
    const community = await demoCommunity(product.address)
    const residents = await Promise.all(
      Array.from({ length: clients }, () => signIn(product.address, community, 'young')),
    )
    const filings = await filingsFor(residents[0] as Session, community)
    const job = {
      address: product.address,
      clients: residents.map((resident) => clientOf(resident, asksOf(community, filings))),
      thinkMilliseconds: 0,
    }
    await runLoad({ ...job, seconds: tiny ? seconds : warmUpSeconds })
    await settle()
    const before = await product.metric('process_cpu_seconds_total')
    const load = await runLoad({ ...job, seconds })
    const server = (await product.metric('process_cpu_seconds_total')) - before
    await settle()
    return {
      perSecond: load.asked / load.seconds,
      latencies: load.latencies.file ?? [],
      cpu: { server: (server * 1000) / load.asked, asking: (load.cpuSeconds * 1000) / load.asked },
      job: { community, identity: 'young', filings: filings.slice(0, 12), clients, seconds },
    }
  } finally {
    await product.stop()
  }
}

/** Lets a worker do what the filings set off. */
async function settled(env: Record<string, string>): Promise<void> {
  const worker = await startProduct(env, demoScale)
  await worker.settle().finally(() => worker.stop())
}

function asksOf(community: number, filings: readonly Filing[]) {
  return filings.map((body) => ({
    label: 'file',
    method: 'POST' as const,
    path: `/api/c/${community}/requests`,
    body,
  }))
}

async function floorOf(place: Place, job: FloorJob): Promise<FloorReport> {
  const child = forked(join(import.meta.dirname, 'floor-process.ts'), [], place.env)
  child.send(job)
  try {
    return await answerOf<FloorReport>(child)
  } finally {
    await ended(child)
  }
}
