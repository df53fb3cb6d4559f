import { isWorkingDay, workingCalendar } from '../../src/engines/calendar/index.ts'
import { type CatalogueTemplateItem, catalogueTemplate } from '../../src/modules/requests/catalogue/template.ts'
import {
  addDays,
  ageAt,
  type CivilDate,
  civilDateOf,
  daysBetween,
  instantOf,
  weekday,
} from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import { communityInstead, withOwnersCommittee } from './bodies.ts'
import { compoundByKey, openPlaces } from './compounds.ts'
import { type Course, planCourse } from './course.ts'
import type { PersonPlan } from './people.ts'
import { placesOf } from './places.ts'
import { type Season, type Story, stories } from './stories/index.ts'
import { fits, heard, type Setting, type Spot, speak, speaksOfOwnAge } from './wording.ts'

export type Channel = 'web' | 'counter' | 'hotline' | 'visit' | 'patrol' | 'chat' | 'meeting' | 'ask_point'

export type RequestPlan = {
  filedAt: Date
  story: Story
  item: CatalogueTemplateItem
  channel: Channel
  asker: PersonPlan
  /** No name is kept. */
  anonymous: boolean
  confidential: boolean
  /** Key of the area, when there is one. */
  area: string | null
  /** Whether the asker's own dwelling is named. */
  atHome: boolean
  placeDetail: string
  text: string
  photo: boolean
  spot: Spot
  course: Course
}

/** Months January to December, each as likely as its figure. */
const seasons: Record<Season, readonly number[]> = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.4, 0.3, 0.6, 0.9, 1.2, 1.6, 2, 2, 1.5, 0.9, 0.6, 0.4],
  winter: [2, 1.8, 1.1, 0.7, 0.5, 0.4, 0.4, 0.4, 0.5, 0.7, 1.2, 1.8],
  rain: [0.6, 0.7, 1, 1.1, 1.3, 2, 1.6, 1.4, 1.3, 0.9, 0.6, 0.5],
  autumn: [0.5, 0.5, 0.8, 0.8, 0.8, 0.7, 0.6, 0.8, 1.8, 2, 1.6, 0.8],
  spring_festival: [1.8, 2.4, 1.3, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 0.9, 0.9, 1],
  school: [1.3, 0.9, 0.8, 1.2, 1.7, 2.2, 1.6, 1.4, 0.6, 0.5, 0.6, 0.9],
  year_end: [1.2, 0.8, 0.7, 0.7, 0.6, 0.6, 0.6, 0.7, 0.9, 1.2, 1.8, 2.4],
}

const byWeekday = [1.25, 1.1, 1.05, 1, 1, 0.6, 0.55]

const channels: readonly { channel: Channel; weight: number }[] = [
  { channel: 'web', weight: 46 },
  { channel: 'counter', weight: 18 },
  { channel: 'hotline', weight: 16 },
  { channel: 'visit', weight: 6 },
  { channel: 'patrol', weight: 5 },
  { channel: 'chat', weight: 4 },
  { channel: 'meeting', weight: 2 },
  { channel: 'ask_point', weight: 3 },
]

const items = new Map(catalogueTemplate.map((item) => [item.code, item]))
const zone = 'Asia/Shanghai'
/** The office hours that hold where a community has set none. */
export const officeCalendar = workingCalendar({
  timeZone: zone,
  hours: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
})
const daysInYear = 365

/** A year of requests that ends at `now`, in the order of filing. */
export function planRequests(
  random: Random,
  people: readonly PersonPlan[],
  now: Date,
  today: CivilDate,
  count: number,
): RequestPlan[] {
  const askers = new Askers(people, today)
  const plans: RequestPlan[] = []
  while (plans.length < count) {
    const plan = planRequest(random, askers, today)
    if (plan && plan.filedAt < now) plans.push(plan)
  }
  return plans.sort((a, b) => a.filedAt.getTime() - b.filedAt.getTime())
}

function planRequest(random: Random, askers: Askers, today: CivilDate): RequestPlan | undefined {
  const story = random.weighted(stories, (each) => each.weight)
  const asker = askers.find(random, story)
  if (!asker) return undefined
  const day = pickDay(random, story, today)
  const item = itemOf(story)
  const channel = pickChannel(random, story, item, day)
  const time = timeOf(random, channel, story)
  const course = planCourse(random, item, story, daysBetween(day, today))
  return tell(random, { story, asker, filedAt: instantOf(day, time, zone), channel, course }, today)
}

function itemOf(story: Story): CatalogueTemplateItem {
  const item = items.get(story.code)
  if (!item) throw new Error(`no item ${story.code}`)
  return item
}

export type Outline = Pick<RequestPlan, 'story' | 'asker' | 'filedAt' | 'channel' | 'course'>

/** Puts an outline into words and a place; undefined where nothing the story holds fits the season, the compound or the asker. */
export function tell(random: Random, outline: Outline, today: CivilDate): RequestPlan | undefined {
  const { story, asker, channel, filedAt } = outline
  const item = itemOf(story)
  const spot = spotOf(random, asker)
  const day = civilDateOf(filedAt, zone)
  const sentences = (channel === 'patrol' && story.seen ? story.seen : story.says).filter(
    (sentence) =>
      fits(sentence, Number(day.slice(5, 7)), settingOf(asker), story.only === 'walk_up') &&
      (!speaksOfOwnAge(sentence) || ageAt(asker.birthDate, today) >= 66),
  )
  if (sentences.length === 0) return undefined
  const said = speak(random, random.pick(sentences), spot, { person: asker, day })
  const privately = !item.publicOpen && item.answerable === 'residents'
  return {
    ...outline,
    item,
    anonymous: channel === 'web' && random.chance(privately ? 0.14 : 0.035),
    confidential: random.chance(item.code === 'A22' || item.code === 'A12' ? 0.2 : 0.02),
    area: areaOf(random, story, asker, spot),
    atHome: story.where === 'home',
    placeDetail: detailOf(story, spot),
    text: random.pick(heard[channel] ?? ['']) + said,
    photo: story.scene !== undefined && (channel === 'web' || channel === 'patrol') && random.chance(0.3),
    spot,
  }
}

/** A day of the year before today: by the season of the story, the day of the week, and a little more lately. */
function pickDay(random: Random, story: Story, today: CivilDate): CivilDate {
  const season = seasons[story.season ?? 'even']
  for (;;) {
    const back = random.int(0, daysInYear - 1)
    const day = addDays(today, -back)
    const month = season[Number(day.slice(5, 7)) - 1] ?? 1
    const likely = (month / 2.4) * ((byWeekday[weekday(day) - 1] ?? 1) / 1.25) * (back < 9 ? 1 : 0.62)
    if (random.chance(likely)) return day
  }
}

/** Counters and visits keep office days; what isn't for everybody's ears isn't said in a chat group or a meeting. */
function pickChannel(random: Random, story: Story, item: CatalogueTemplateItem, day: CivilDate): Channel {
  const office = isWorkingDay(day, officeCalendar)
  const possible = channels.filter(({ channel }) => {
    if (channel === 'patrol') return story.seen !== undefined
    if (channel === 'chat' || channel === 'meeting' || channel === 'ask_point') return item.publicOpen
    return office || (channel !== 'counter' && channel !== 'visit')
  })
  return random.weighted(possible, (each) => each.weight).channel
}

/** What can be spoken of where somebody lives. */
export function settingOf(person: PersonPlan): Setting {
  const { kind, lift, garage, floors } = compoundByKey(person.compound)
  return { kind, lift, garage, floors, company: !communityInstead.compounds.includes(person.compound) }
}

const times: Record<'day' | 'phone' | 'any' | 'night' | 'morning', readonly (readonly [number, number, number])[]> = {
  // from, to (hours), weight
  day: [
    [8.6, 11.8, 6],
    [14, 17.3, 5],
  ],
  phone: [
    [7.5, 12, 5],
    [13.5, 18, 5],
    [18, 21, 3],
  ],
  any: [
    [6.5, 9, 3],
    [9, 12, 4],
    [12, 14, 3],
    [14, 18, 4],
    [18, 22.5, 7],
    [22.5, 23.9, 1],
  ],
  night: [
    [21, 23.9, 5],
    [0.1, 1.5, 1],
    [6.5, 9, 3],
  ],
  morning: [[6, 9, 1]],
}

const keptBy: Partial<Record<Channel, keyof typeof times>> = {
  counter: 'day',
  visit: 'day',
  meeting: 'phone',
  hotline: 'phone',
}

/** 'HH:MM' at which somebody asks: the counter keeps hours, telephones and phones less. */
function timeOf(random: Random, channel: Channel, story: Story): string {
  const kept = keptBy[channel] ?? story.hours ?? 'any'
  const [from, to] = random.weighted(times[kept], (span) => span[2])
  const minutes = Math.floor((from + random.next() * (to - from)) * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function areaOf(random: Random, story: Story, asker: PersonPlan, spot: Spot): string | null {
  switch (story.where) {
    case 'home':
    case 'stairwell':
      return asker.stairwell ?? asker.building
    case 'building':
      return asker.building
    case 'compound':
      return asker.compound
    case 'street':
      return openPlaces.find((place) => place.name === spot.road)?.key ?? null
    case 'anywhere':
      return random.chance(0.35) ? asker.building : null
  }
}

function detailOf(story: Story, spot: Spot): string {
  if (story.where === 'home') return `${spot.room} 室`
  if (story.where === 'stairwell') return `${spot.floor} 楼`
  return story.where === 'compound' ? spot.place : ''
}

const roads = openPlaces.filter((place) => place.kind === 'street' || place.kind === 'lane')

function spotOf(random: Random, asker: PersonPlan): Spot {
  const compound = compoundByKey(asker.compound)
  const floor = Number(asker.dwelling.slice(0, -2))
  return {
    building: `${asker.building.split('-')[1]} ${compound.kind === 'village' ? '号' : '幢'}`,
    stairwell: asker.stairwell ? `${asker.stairwell.split('-')[2]} 单元` : '这幢楼',
    floor,
    room: asker.dwelling,
    upstairs: `${Math.min(floor + 1, compound.floors)}${asker.dwelling.slice(-2)}`,
    place: random.pick(placesOf(compound.kind)),
    road: random.pick(roads).name,
  }
}

/** Who asks: residents with a telephone, many more than once, by what a story needs. */
class Askers {
  private readonly all: PersonPlan[]
  private readonly today: CivilDate
  private readonly pools = new Map<Story, PersonPlan[]>()

  constructor(people: readonly PersonPlan[], today: CivilDate) {
    // Every sixth speaks up; some of them often.
    this.all = people.filter(
      (person) => person.livesHere && person.phone && ageAt(person.birthDate, today) >= 18 && person.index % 6 === 0,
    )
    this.today = today
  }

  find(random: Random, story: Story): PersonPlan | undefined {
    const pool = this.pools.get(story) ?? this.all.filter((person) => this.fits(person, story))
    this.pools.set(story, pool)
    if (pool.length === 0) return undefined
    // The lower half of the draw comes up more often: some ask five times a year, most once.
    const place = Math.floor(random.next() ** 1.6 * pool.length)
    return pool[place]
  }

  private fits(person: PersonPlan, story: Story): boolean {
    const compound = compoundByKey(person.compound)
    const age = ageAt(person.birthDate, this.today)
    if (story.asker === 'old' && age < 60) return false
    if (story.asker === 'parent' && (age < 26 || age > 46 || person.relation === 'lodger')) return false
    if (story.asker === 'newcomer' && !person.newcomer) return false
    if (story.where === 'stairwell' && !person.stairwell) return false
    if (story.code === 'A03' || story.code === 'A22') {
      if (Number(person.dwelling.slice(0, -2)) >= compound.floors) return false
    }
    if (story.code === 'A04') return Number(person.dwelling.slice(0, -2)) >= compound.floors - 1
    switch (story.only) {
      case 'lift':
        return compound.lift
      case 'walk_up':
        return !compound.lift && compound.floors >= 5 && person.role !== 'tenant'
      case 'garage':
        return compound.garage && person.role !== 'tenant'
      case 'companied':
        return !communityInstead.compounds.includes(person.compound)
      case 'no_committee':
        return !withOwnersCommittee.includes(person.compound) && compound.kind !== 'public_rental'
      case 'owners':
        return person.role === 'owner' || person.role === 'co_owner'
      case undefined:
        return true
    }
  }
}
