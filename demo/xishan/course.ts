import type { CatalogueTemplateItem } from '../../src/modules/requests/catalogue/template.ts'
import type { Random } from '../random.ts'
import type { Story } from './stories/index.ts'

/** What is to become of a request, as shares of its limits; the instants follow once it is filed and its limits are known. */
export type Course = {
  /** Withdrawn by who asked, at this share of the time to solve it. */
  withdraw: number | null
  sendBack: boolean
  handOver: boolean
  /** Accepted and contacted at this share of the time to contact; above 1 is late. */
  contact: number
  /** Finished at this share of the time to solve; above 1 is late. */
  finish: number
  pause: boolean
  notes: number
  supplement: boolean
  outcome: 'solved' | 'answered'
  joiners: number
  judged: Judged
  /** The word on the second closing, when the first was turned down: never turned down again. */
  judgedAgain: Judged
}

/** Who judges a closing and how. `none`: nobody says anything in the window. */
export type Judged = {
  by: 'requester' | 'call_back' | 'none'
  /** Days after finishing; below the seven of the window. */
  after: number
  reached: boolean
  solved: boolean
  grade: 1 | 2 | 3 | 4 | 5
}

/** Draws a course. Rates come out near 95 % contacted in time, 90 % solved, 93 % satisfied; `age` is days since filing. */
export function planCourse(random: Random, item: CatalogueTemplateItem, story: Story, age: number): Course {
  const answered = random.chance(story.answered ? (story.answeredShare ?? 0.1) : 0)
  const slow = random.chance(age < 20 ? 0.24 : 0.085)
  const haste = age < 6 ? 0.55 : 0.25
  return {
    withdraw: random.chance(0.035) ? 0.1 + random.next() * 0.5 : null,
    sendBack: random.chance(item.answerable === 'community' ? 0.01 : 0.045),
    handOver: random.chance(0.025),
    contact: random.chance(0.034) ? 1.15 + random.next() * 1.5 : 0.08 + random.next() * 0.75,
    finish: slow ? 1.08 + random.next() * 0.9 : haste + random.next() * (0.93 - haste),
    pause: item.resolve.unit === 'working_days' && item.resolve.amount >= 3 && random.chance(0.06),
    notes: random.weighted([0, 1, 2], (count) => [7, 3, 0.5][count] ?? 0),
    supplement: random.chance(0.05),
    outcome: answered ? 'answered' : 'solved',
    joiners: item.publicOpen && random.chance(0.1) ? random.int(1, 3) : 0,
    judged: judge(random, answered, 0.925),
    judgedAgain: judge(random, false, 1),
  }
}

function judge(random: Random, answered: boolean, solvedShare: number): Judged {
  const by = random.weighted(
    [
      { by: 'requester' as const, weight: answered ? 22 : 38 },
      { by: 'call_back' as const, weight: answered ? 34 : 44 },
      { by: 'none' as const, weight: answered ? 44 : 18 },
    ],
    (each) => each.weight,
  ).by
  const solved = random.chance(answered ? solvedShare - 0.1 : solvedShare)
  const after = by === 'requester' ? random.next() ** 2 * 6 : 0.8 + random.next() * 3.5
  return { by, after, reached: random.chance(0.9), solved, grade: gradeOf(random, solved) }
}

function gradeOf(random: Random, solved: boolean): Judged['grade'] {
  const weights = solved ? { 5: 68, 4: 28.5, 3: 2.4, 2: 0.8, 1: 0.3 } : { 5: 0, 4: 38, 3: 26, 2: 26, 1: 10 }
  return random.weighted([5, 4, 3, 2, 1] as const, (grade) => weights[grade])
}
