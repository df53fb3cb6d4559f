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
const castsPerSecond = 1_200

type Loads = { idle: LoadReport; counting: LoadReport }

/**
 * Casting through HTTP: eight clerks enter votes, each for another row of a roll; checked, ruled on, audited. Held against the same statements
 * recorded and asked again on the same pool, without HTTP and rules (0.6 of them). And the slowest of twenty casts while another ballot is
 * counted over and over, against the same while nothing is counted (1.5 times).
 */
export async function measureBallots(place: Place, options: BenchOptions): Promise<Measured> {
  const seconds = options.seconds
  const rows = Math.ceil((3 * seconds + 2 * warmUpSeconds) * castsPerSecond * (options.tiny ? 0.25 : 1))
  const first = await startProduct(place.env, demoScale)
  const community = await demoCommunity(first.address)
  const drafted = await signIn(first.address, community, 'secretary')
    .then((secretary) => draftBallots(secretary, community))
    .finally(() => first.stop())
  const ballots = await fillBallots(place.env, community, drafted, rows)
  const third = Math.floor(rows / 3)
  const loads = await castAll(place, community, ballots, [
    ballots.voters.slice(0, third),
    ballots.voters.slice(third, 2 * third),
    seconds,
    options.tiny ? 0.2 : warmUpSeconds,
  ])
  const floor = await floorOf(place, {
    ...{ community, ballot: ballots.open, voters: ballots.voters.slice(2 * third), clients, seconds },
  })
  const ours = castsOf(loads.idle).length / loads.idle.seconds
  const [idle, counting] = [loads.idle, loads.counting].map((load) => percentile(castsOf(load), 0.95))
  return {
    ours: rounded(ours),
    floor: rounded(floor.perSecond),
    unit: 'votes/s',
    ...spread(castsOf(loads.idle)),
    sizes: {
      clients,
      roll: rows,
      statements: floor.statements,
      counts_meanwhile: (loads.counting.latencies.count ?? []).length,
      p95_idle: rounded(idle ?? 0),
      p95_counting: rounded(counting ?? 0),
      p95_ratio: rounded((counting ?? 0) / (idle || 1)),
    },
  }
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
    await send(secretary, 'POST', `/api/c/${community}/ballots/${counted}/tally`, {})
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
