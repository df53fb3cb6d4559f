import { ageAt, civilDateOf } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import type { Course } from './course.ts'
import { withoutLeader } from './neighbours.ts'
import { calm, silent } from './own-stories.ts'
import type { PersonPlan } from './people.ts'
import { type RequestPlan, tell } from './requests.ts'
import { stories } from './stories/index.ts'

const zone = 'Asia/Shanghai'

/** What has just come in. `at`: the compound or building of who asks. */
type Sketch = { code: string; at: string; hoursAgo: number; course?: Partial<Course> }

const late = { finish: 1.9, judged: silent } as const
const slow = { finish: 0.97, judged: silent } as const

/**
 * Requests in hand on the day the demo is built, so that whoever a visitor chooses to be has something to do: each face, each state,
 * some on time, some past it. The last ones wait for the desk: nobody holds the post that should receive them.
 */
const sketches: readonly Sketch[] = [
  { code: 'A14', at: 'xishan', hoursAgo: 3, course: slow },
  { code: 'A17', at: 'xishan', hoursAgo: 52, course: slow },
  { code: 'A18', at: 'xishan', hoursAgo: 21, course: slow },
  { code: 'A10', at: 'xishan', hoursAgo: 97, course: late },
  { code: 'A04', at: 'xishan', hoursAgo: 124, course: { ...slow, pause: true } },
  { code: 'A13', at: 'xishan', hoursAgo: 1, course: slow },
  { code: 'A02', at: 'luotang', hoursAgo: 30, course: slow },
  { code: 'A20', at: 'luotang', hoursAgo: 76, course: late },
  { code: 'A11', at: 'luotang', hoursAgo: 26, course: slow },
  { code: 'A16', at: 'luotang', hoursAgo: 5, course: slow },
  { code: 'A25', at: 'luotang', hoursAgo: 2, course: slow },
  { code: 'D12', at: 'nanyuan', hoursAgo: 46, course: slow },
  { code: 'D15', at: 'xuelin', hoursAgo: 98, course: slow },
  { code: 'D10', at: 'xuelin', hoursAgo: 170, course: slow },
  { code: 'D16', at: 'hanmo', hoursAgo: 260, course: { ...slow, joiners: 0 } },
  { code: 'D12', at: 'luotang', hoursAgo: 121, course: late },
  { code: 'A12', at: withoutLeader, hoursAgo: 28, course: slow },
  { code: 'A22', at: withoutLeader, hoursAgo: 50, course: slow },
  { code: 'D09', at: 'shuangfeng', hoursAgo: 1.4 },
  { code: 'E17', at: 'nanyuan', hoursAgo: 0.8 },
  { code: 'D09', at: 'luotang', hoursAgo: 0.3 },
]

export function planFreshStories(random: Random, people: readonly PersonPlan[], now: Date): RequestPlan[] {
  const today = civilDateOf(now, zone)
  const adults = random.shuffled(
    people.filter((person) => person.livesHere && person.phone !== null && ageAt(person.birthDate, today) >= 24),
  )
  return sketches.flatMap((sketch, index) => {
    const story = stories.find((each) => each.code === sketch.code)
    const near = adults.filter((person) => person.compound === sketch.at || person.building === sketch.at)
    const asker = near[index % Math.max(near.length, 1)]
    if (!story || !asker) return []
    const filedAt = new Date(now.getTime() - sketch.hoursAgo * 3_600_000)
    const outline = { story, asker, filedAt, channel: 'web' as const, course: { ...calm, ...sketch.course } }
    const plan = tell(random, outline, today)
    return plan ? [{ ...plan, anonymous: false }] : []
  })
}
