import { addDays, ageAt, type CivilDate, civilDateOf, instantOf } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import type { Course } from './course.ts'
import type { PersonPlan } from './people.ts'
import { type RequestPlan, tell } from './requests.ts'
import { stories } from './stories/index.ts'

const zone = 'Asia/Shanghai'

/** The two residents a visitor may be: a mother in a new high-rise, and an old person alone in an old block. */
export type OwnResidents = { young: PersonPlan | undefined; old: PersonPlan | undefined }

export function chooseResidents(
  people: readonly PersonPlan[],
  today: CivilDate,
  possible: (person: PersonPlan) => boolean,
): OwnResidents {
  const isOf = (person: PersonPlan, least: number, most: number) => {
    const age = ageAt(person.birthDate, today)
    return person.phone !== null && person.livesHere && age >= least && age <= most && possible(person)
  }
  return {
    young: people.find(
      (person) =>
        person.compound === 'hanmo' && person.sex === 'female' && person.relation === 'spouse' && isOf(person, 28, 39),
    ),
    old: people.find((person) => person.compound === 'xishan' && person.livesAlone && isOf(person, 68, 86)),
  }
}

export type Sketch = { code: string; daysAgo: number; time: string; course: Partial<Course> }

export const calm: Course = {
  withdraw: null,
  sendBack: false,
  handOver: false,
  contact: 0.3,
  finish: 0.5,
  pause: false,
  notes: 1,
  supplement: false,
  outcome: 'solved',
  joiners: 0,
  judged: { by: 'requester', after: 0.4, reached: true, solved: true, grade: 5 },
  judgedAgain: { by: 'requester', after: 0.5, reached: true, solved: true, grade: 5 },
}
export const silent = { by: 'none', after: 0, reached: false, solved: true, grade: 5 } as const

const ofYoung: readonly Sketch[] = [
  {
    code: 'A02',
    daysAgo: 214,
    time: '07:52',
    course: { judged: { ...calm.judged, solved: false, grade: 2 }, joiners: 3 },
  },
  { code: 'B10', daysAgo: 96, time: '21:14', course: {} },
  { code: 'A20', daysAgo: 41, time: '22:03', course: { judged: { ...calm.judged, grade: 4 } } },
  { code: 'A13', daysAgo: 6, time: '08:20', course: { finish: 0.6, judged: silent, notes: 2 } },
  { code: 'A06', daysAgo: 110, time: '07:05', course: {} },
  { code: 'A19', daysAgo: 4, time: '20:41', course: { finish: 0.95, judged: silent, joiners: 2 } },
]
const ofOld: readonly Sketch[] = [
  { code: 'B20', daysAgo: 187, time: '09:30', course: {} },
  { code: 'A10', daysAgo: 122, time: '19:12', course: {} },
  { code: 'E03', daysAgo: 63, time: '10:05', course: { judged: { ...calm.judged, grade: 4 } } },
  { code: 'A11', daysAgo: 7, time: '15:40', course: { finish: 0.7, judged: silent } },
  { code: 'D17', daysAgo: 214, time: '10:10', course: { outcome: 'answered', judged: { ...calm.judged, grade: 4 } } },
  { code: 'E07', daysAgo: 3, time: '09:18', course: { finish: 0.97, judged: silent, supplement: true } },
]

/** What those two ask in the year, so that a visitor finds something in every stop of the way. */
export function planOwnStories(random: Random, residents: OwnResidents, now: Date): RequestPlan[] {
  const today = civilDateOf(now, zone)
  const told = (person: PersonPlan | undefined, sketches: readonly Sketch[]) =>
    person ? sketches.flatMap((sketch) => tellOwn(random, person, sketch, today)) : []
  return [...told(residents.young, ofYoung), ...told(residents.old, ofOld)].filter((plan) => plan.filedAt < now)
}

function tellOwn(random: Random, asker: PersonPlan, sketch: Sketch, today: CivilDate): RequestPlan[] {
  const story = stories.find((each) => each.code === sketch.code)
  if (!story) return []
  const filedAt = instantOf(addDays(today, -sketch.daysAgo), sketch.time, zone)
  const plan = tell(random, { story, asker, filedAt, channel: 'web', course: { ...calm, ...sketch.course } }, today)
  return plan ? [{ ...plan, anonymous: false, confidential: false, photo: story.scene !== undefined }] : []
}
