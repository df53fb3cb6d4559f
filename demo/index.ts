import type { VirtualClock } from '../src/platform/clock.ts'
import type { Platform } from '../src/platform/platform.ts'
import { addDays, civilDateOf, instantOf } from '../src/shared/civil-date.ts'
import { openCommunity, settleTerritory } from './build/settle-territory.ts'
import { settlePeople } from './build/settle-people.ts'
import { randomFrom } from './random.ts'
import { planPeople } from './xishan/people.ts'
import { community, planTerritory } from './xishan/territory.ts'

const zone = 'Asia/Shanghai'

export type DemoOptions = {
  /** The clock the platform runs on. It ends at `today`. */
  clock: VirtualClock
  /** The real now: the last instant of the demo's year. */
  today: Date
  /** 1 is the whole community; tests build a small part of it. */
  scale?: number
  log(line: string): void
}

export async function buildDemo(platform: Platform, options: DemoOptions): Promise<void> {
  const { clock, today, log, scale = 1 } = options
  const random = randomFrom('xishan')
  const day = civilDateOf(today, zone)
  clock.set(instantOf(addDays(day, -380), '09:00', zone))
  log('territory')
  const workshop = await openCommunity(platform, clock, community)
  const territory = planTerritory(scale)
  const grounds = await settleTerritory(workshop, territory)
  log('people')
  const people = planPeople(random.branch('people'), territory.ranges, day)
  await settlePeople(workshop, people, grounds)
  log('done')
}
