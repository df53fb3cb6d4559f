import { isWorkingDay } from '../../src/engines/calendar/index.ts'
import { addDays, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import type { RequestPlan } from '../xishan/requests.ts'
import { planBallots } from './ballot-work.ts'
import { planCounters } from './counter-work.ts'
import { planDeskWork } from './desk-work.ts'
import { planRosters, workDispatch } from './dispatch-work.ts'
import { planExclusions } from './exclusion-work.ts'
import { Life } from './life.ts'
import { planMeetings } from './meeting-work.ts'
import { planNeighbours } from './neighbour-work.ts'
import { planTopics } from './topic-work.ts'
import { planUndertakings } from './undertaking-work.ts'
import { planWhistles } from './whistle-work.ts'
import type { Year } from './year.ts'

const tasksInBatch = 250
/** What a year of requests fills. */
const filling = [
  'caseflow.cases',
  'caseflow.steps',
  'caseflow.askers',
  'caseflow.assignments',
  'requests.requests',
  'requests.judgements',
]
const zone = 'Asia/Shanghai'

/** Lives the year through to `today`: whatever would happen later doesn't. Jobs run each working morning. */
export async function liveYear(
  year: Year,
  plans: readonly RequestPlan[],
  today: Date,
  said: (share: number) => void,
): Promise<void> {
  const first = plans[0]?.filedAt
  if (!first) return
  for (const plan of plans) new Life(year, plan)
  planJobs(year, first, today)
  planDeskWork(year, today)
  planWhistles(year, today)
  planRosters(year, today)
  planBallots(year, today)
  planExclusions(year, today)
  planNeighbours(year, today)
  planUndertakings(year, today)
  planMeetings(year, today)
  planTopics(year, today)
  planCounters(year, today)
  const { workshop } = year.parts
  let batches = 0
  for (let more = true; more; ) {
    // Tables that were empty fill: with 1, 2, 4, 8 … batches the plans of before no longer fit.
    if (Number.isInteger(Math.log2(batches))) await workshop.analyse(...filling)
    batches += 1
    more = await workshop.batch(async (tx) => {
      for (let done = 0; done < tasksInBatch; done++) {
        const next = year.agenda.take(today)
        if (!next) return false
        workshop.clock.set(next.at)
        await next.task(tx)
      }
      return true
    })
    said((workshop.clock.now().getTime() - first.getTime()) / (today.getTime() - first.getTime()))
  }
  workshop.clock.set(today)
  await workshop.batch((tx) => workDispatch(year, tx, today))
  await workshop.batch((tx) => workshop.runJobs(tx))
  await workshop.count()
}

function planJobs(year: Year, first: Date, today: Date): void {
  const last = civilDateOf(today, zone)
  for (let day = civilDateOf(first, zone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, year.parts.calendar)) continue
    year.agenda.add(instantOf(day, '08:35', zone), (tx) => year.parts.workshop.runJobs(tx))
  }
}
