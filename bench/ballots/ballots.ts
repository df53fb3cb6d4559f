import { join } from 'node:path'
import { answerOf, ended, forked } from '../support/child.ts'
import type { Place } from '../support/database.ts'
import { type Session, send } from '../support/http.ts'
import { clientOf, type Job, type LoadReport, runLoad } from '../support/load.ts'
import type { BenchOptions } from '../support/options.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { type Measured, percentile, rounded, spread } from '../support/result.ts'
import type { FloorReport } from './floor.ts'
import { type Ballots, draftBallots, fillBallots } from './seed.ts'

const clients = 8
const demoScale = 0.05
const warmUpSeconds = 2
/** More than eight clients cast in a second on any computer so far. */
const castsPerSecond = 600

type Loads = { idle: LoadReport; counting: LoadReport }

/**
 * Casting through HTTP: eight clerks enter votes, each for another row of a roll; checked, ruled on, audited. Held against the same statements
 * recorded and asked again on the same pool, without HTTP and rules (0.6 of them). And the slowest of twenty casts while another ballot is
 * counted over and over, against the same while nothing is counted (1.5 times).
 */
export async function measureBallots(place: Place, options: BenchOptions): Promise<Measured> {
  const first = await startProduct(place.env, demoScale)
  const community = await demoCommunity(first.address)
  const drafted = await signIn(first.address, community, 'secretary')
    .then((secretary) => draftBallots(secretary, community))
    .finally(() => first.stop())
  const rowsOfRun = Math.ceil((3 * options.seconds + 2 * warmUpSeconds) * castsPerSecond * (options.tiny ? 0.25 : 1))
  const ballots = await fillBallots(place.env, community, drafted, rowsOfRun * options.runs)
  const rounds: Round[] = []
  for (let run = 0; run < options.runs; run += 1) {
    const voters = ballots.voters.slice(run * rowsOfRun, (run + 1) * rowsOfRun)
    rounds.push(await round(place, options, community, { ...ballots, voters }))
  }
  // Two lines, each by the run in which the computer disturbed it least.
  const best = rounds.reduce((a, b) => (b.ratio > a.ratio ? b : a))
  const calmest = rounds.reduce((a, b) => (b.p95_ratio < a.p95_ratio ? b : a))
  return {
    ours: rounded(best.ours),
    floor: rounded(best.floor.perSecond),
    unit: 'votes/s',
    ...spread(castsOf(best.loads.idle)),
    sizes: {
      clients,
      runs: rounds.length,
      roll: ballots.voters.length,
      statements: best.floor.statements,
      ratios: rounds.map(({ ratio }) => rounded(ratio)),
      counts_meanwhile: (calmest.loads.counting.latencies.count ?? []).length,
      p95_idle: rounded(calmest.p95[0]),
      p95_counting: rounded(calmest.p95[1]),
      p95_ratio: rounded(calmest.p95_ratio),
      p95_ratios: rounds.map(({ p95_ratio }) => rounded(p95_ratio)),
    },
  }
}

type Round = {
  ours: number
  floor: FloorReport
  ratio: number
  loads: Loads
  p95: [idle: number, counting: number]
  p95_ratio: number
}

async function round(place: Place, options: BenchOptions, community: number, ballots: Ballots): Promise<Round> {
  const { seconds, tiny } = options
  const third = Math.floor(ballots.voters.length / 3)
  const loads = await castAll(place, community, ballots, [
    ballots.voters.slice(0, third),
    ballots.voters.slice(third, 2 * third),
    seconds,
    tiny ? 0.2 : warmUpSeconds,
  ])
  const voters = ballots.voters.slice(2 * third)
  const floor = await floorOf(place, { community, ballot: ballots.open, voters, clients, seconds })
  const ours = castsOf(loads.idle).length / loads.idle.seconds
  const [idle = 0, counting = 0] = [loads.idle, loads.counting].map((load) => percentile(castsOf(load), 0.95) ?? 0)
  return { ours, floor, ratio: ours / floor.perSecond, loads, p95: [idle, counting], p95_ratio: counting / (idle || 1) }
}

const castsOf = (load: LoadReport) => load.latencies.cast ?? []

type Parts = [idle: string[], counting: string[], seconds: number, warmUp: number]

/** Casts while nothing else happens, then while the other ballot is counted. */
async function castAll(
  place: Place,
  community: number,
  { open, counted }: Ballots,
  [idle, counting, seconds, warmUp]: Parts,
): Promise<Loads> {
  const product = await startProduct(place.env, demoScale)
  try {
    const clerks = await Promise.all(
      Array.from({ length: clients }, () => signIn(product.address, community, 'counter')),
    )
    const secretary = await signIn(product.address, community, 'secretary')
    const { text } = await send(secretary, 'GET', `/api/c/${community}/ballots/${counted}`)
    const { phase } = JSON.parse(text) as { phase: string }
    if (phase === 'closed') await send(secretary, 'POST', `/api/c/${community}/ballots/${counted}/tally`, {})
    const jobOf = (voters: string[], more: Job['clients'] = []): Omit<Job, 'seconds'> => ({
      address: product.address,
      clients: [...clerks.map((clerk, at) => clerkCasts(clerk, community, open, ofClient(voters, at))), ...more],
      thinkMilliseconds: 0,
    })
    const cut = Math.floor(idle.length * (warmUp / (warmUp + seconds)))
    await runLoad({ ...jobOf(idle.slice(0, cut)), seconds: warmUp })
    const alone = await runLoad({ ...jobOf(idle.slice(cut)), seconds })
    const path = `/api/c/${community}/ballots/${counted}/recount`
    const counts = clientOf(secretary, [{ label: 'count', method: 'GET', path }])
    return { idle: alone, counting: await runLoad({ ...jobOf(counting, [counts]), seconds }) }
  } finally {
    await product.stop()
  }
}

/** Every eighth row, so that nobody meets another's. A client begins at its own number and goes round. */
function ofClient(voters: readonly string[], at: number): string[] {
  return voters.filter((_, index) => index % clients === at)
}

function clerkCasts(clerk: Session, community: number, ballot: string, voters: readonly string[]) {
  return clientOf(
    clerk,
    voters.map((voter) => ({
      label: 'cast',
      method: 'POST' as const,
      path: `/api/c/${community}/ballots/${ballot}/roll/${voter}/cast`,
      body: { channel: 'counter', choices: [{ code: 'o1' }, { code: 'o2' }] },
    })),
  )
}

async function floorOf(place: Place, job: object): Promise<FloorReport> {
  const child = forked(join(import.meta.dirname, 'floor-process.ts'), [], place.env)
  child.send(job)
  try {
    return await answerOf<FloorReport>(child)
  } finally {
    await ended(child)
  }
}
