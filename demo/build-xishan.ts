import type { VirtualClock } from '../src/platform/clock.ts'
import type { Platform } from '../src/platform/platform.ts'
import { addDays, civilDateOf, instantOf } from '../src/shared/civil-date.ts'
import { liveYear } from './build/live-year.ts'
import { hasAccount, settleAccounts } from './build/settle-accounts.ts'
import { settleAskPoints } from './build/settle-ask-points.ts'
import { settleBodies } from './build/settle-bodies.ts'
import { settleCatalogue } from './build/settle-catalogue.ts'
import { settleChannels } from './build/settle-channels.ts'
import { settleDeliveries } from './build/settle-deliveries.ts'
import { settleForms } from './build/settle-forms.ts'
import { settlePatrols } from './build/settle-patrols.ts'
import { settlePeople } from './build/settle-people.ts'
import { askForCorrection, settleNotices } from './build/settle-privacy.ts'
import { settleQuestionnaires } from './build/settle-questionnaires.ts'
import { settleRounds } from './build/settle-rounds.ts'
import { openCommunity, settleTerritory } from './build/settle-territory.ts'
import { Year } from './build/year.ts'
import { drawPhotos } from './photos.ts'
import { type Random, randomFrom } from './random.ts'
import { planFreshStories } from './xishan/fresh-stories.ts'
import { planNeighbours } from './xishan/neighbours.ts'
import { chooseResidents, planOwnStories } from './xishan/own-stories.ts'
import { planPeople } from './xishan/people.ts'
import { officeCalendar, planRequests } from './xishan/requests.ts'
import { planStaff } from './xishan/staff.ts'
import { community, planTerritory } from './xishan/territory.ts'

const zone = 'Asia/Shanghai'
const requestsInYear = 1_480
/** The community is entered so many days before today: somewhat more than the year of requests. */
const daysBefore = 380

/** Messages of so many last days stand in the inboxes. */
const toldDays = 12

/** Everything that is drawn by chance, before any command runs: the same seed and day give the same. */
export function planXishan(today: Date, scale: number) {
  const random: Random = randomFrom('xishan')
  const day = civilDateOf(today, zone)
  const territory = planTerritory(scale)
  const people = planPeople(random.branch('people'), territory.ranges, day)
  const staff = planStaff(random.branch('staff'), day)
  const neighbours = planNeighbours(random.branch('neighbours'), territory, people, day)
  const residents = chooseResidents(people, day, hasAccount)
  const requests = [
    ...planRequests(random.branch('requests'), people, today, day, Math.round(requestsInYear * scale)),
    ...planOwnStories(random.branch('own'), residents, today),
    ...planFreshStories(random.branch('fresh'), people, today),
  ].sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime())
  return { random: random.branch('year'), day, territory, people, staff, neighbours, residents, requests }
}

/** Builds Xishan by its commands and lives its year. */
export async function buildXishan(
  platform: Platform,
  options: { clock: VirtualClock; today: Date; scale: number; log(line: string): void },
): Promise<void> {
  const { clock, today, scale, log } = options
  const plan = planXishan(today, scale)
  clock.set(instantOf(addDays(plan.day, -daysBefore), '09:00', zone))
  const workshop = await openCommunity(platform, clock, community)
  workshop.tellFrom = instantOf(addDays(plan.day, -toldDays), '00:00', zone)
  log(`${community.name}: ${plan.territory.areas.length} areas`)
  const grounds = await settleTerritory(workshop, plan.territory)
  await workshop.analyse()
  log(`${plan.people.length} people in their homes`)
  const people = await settlePeople(workshop, plan.people, grounds)
  const areas = grounds.areas
  const institutions = await settleBodies(workshop, plan.staff, plan.neighbours, { areas, people, today: plan.day })
  await settleNotices(workshop)
  await settleCatalogue(workshop, { areas, bodies: institutions.bodies })
  const askPoints = await settleAskPoints(workshop, areas)
  log('accounts of those who work and ask')
  const accounts = await settleAccounts(workshop, plan, {
    people,
    staff: institutions.staff,
    residents: namedResidents(plan, people),
  })
  await workshop.analyse()
  log(`a year with ${plan.requests.length} requests`)
  const parts = { workshop, random: plan.random, grounds, people, institutions, accounts, askPoints }
  const year = new Year({ ...parts, photos: drawPhotos(platform.services.files), calendar: officeCalendar, end: today })
  for (const { asker } of plan.requests) {
    const account = accounts.get(people[asker.index] ?? '')
    const near = year.neighbours.get(asker.compound) ?? []
    if (account && !near.includes(account)) year.neighbours.set(asker.compound, [...near, account])
  }
  await liveYear(year, plan.requests, today, quarters(log))
  const asking = plan.residents.old && accounts.get(people[plan.residents.old.index] ?? '')
  if (asking) await askForCorrection(workshop, { account: asking })
  log('chat groups')
  await settleChannels(workshop, { areas, staff: institutions.staff })
  log('visit rounds')
  await settleRounds(workshop, {
    areas,
    staff: institutions.staff,
    today: plan.day,
    now: today,
    random: plan.random.branch('rounds'),
  })
  log('questionnaires')
  const accountOf = (key: string) => accounts.get(institutions.staff.get(key) ?? '') ?? ''
  await settleQuestionnaires(workshop, {
    areas,
    enterers: [accountOf('counter-1'), accountOf('secretary')],
    today: plan.day,
    random: plan.random.branch('questionnaires'),
  })
  await settlePatrols(workshop, { areas, staff: institutions.staff, accounts, now: today })
  await settleForms(workshop, {
    doer: { account: accountOf('secretary') },
    deputy: { account: accountOf('deputy-1') },
    today: plan.day,
    now: today,
  })
  await settleDeliveries(workshop)
  await workshop.analyse()
}

/** The persons behind the identities that are residents. */
function namedResidents(plan: ReturnType<typeof planXishan>, people: readonly string[]): Map<string, string> {
  const leader = plan.neighbours.posts.find((post) => post.kind === 'micro_grid_leader' && post.person)
  const named = { young: plan.residents.young, old: plan.residents.old, leader: leader?.person }
  return new Map(Object.entries(named).flatMap(([key, person]) => (person ? [[key, people[person.index] ?? '']] : [])))
}

function quarters(log: (line: string) => void): (share: number) => void {
  let said = 0
  return (share) => {
    const quarter = Math.floor(share * 4)
    if (quarter > said && quarter < 4) log(`${quarter * 25} % of the year`)
    said = Math.max(said, quarter)
  }
}
