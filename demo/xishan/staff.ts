import { addDays, type CivilDate } from '../../src/shared/civil-date.ts'
import { makeIdentityNumber } from '../../src/shared/identity-number.ts'
import { makeName, type Sex } from '../names.ts'
import type { Random } from '../random.ts'
import { bodies } from './bodies.ts'
import { grids } from './compounds.ts'
import { phoneOf } from './people.ts'
import { gridKey } from './territory.ts'

export type PostPlan = {
  key: string
  kind:
    | 'community_secretary'
    | 'deputy_secretary'
    | 'community_worker'
    | 'counter_clerk'
    | 'grid_worker'
    | 'project_social_worker'
    | 'department_clerk'
    | 'property_manager'
  title: string
  area?: string
  body?: string
  seats?: number
  public?: boolean
  duties?: string
}

/** Somebody who works for the community and needn't live there. `posts` are keys of posts. */
export type StaffPlan = {
  key: string
  name: string
  sex: Sex
  birthDate: CivilDate
  phone: string
  identityNumber: string
  posts: string[]
}

const lines = ['党务专干', '民政残联专干', '社保就业专干', '综治安全专干', '城管物业专干', '文教卫健专干', '新居民专干']

const projects = [
  { title: '为老服务项目社工', seats: 8 },
  { title: '青少年项目社工', seats: 6 },
  { title: '新居民融入项目社工', seats: 5 },
  { title: '志愿服务项目社工', seats: 4 },
  { title: '助残康复项目社工', seats: 3 },
  { title: '社会组织孵化社工', seats: 3 },
  { title: '人民调解项目社工', seats: 2 },
  { title: '文化活动项目社工', seats: 1 },
]

/** Posts of those who work here: 18 of the community, 32 project social workers, one clerk a department, the companies' managers. */
export const staffPosts: readonly PostPlan[] = [
  {
    key: 'secretary',
    kind: 'community_secretary',
    title: '社区党委书记',
    public: true,
    duties: '全盘负责；居民热线同时响在书记的桌上和手机上。',
  },
  { key: 'deputy-1', kind: 'deputy_secretary', title: '社区党委副书记', public: true },
  { key: 'deputy-2', kind: 'deputy_secretary', title: '居委会副主任', public: true },
  ...lines.map((title, index): PostPlan => ({ key: `line-${index + 1}`, kind: 'community_worker', title })),
  {
    key: 'counter',
    kind: 'counter_clerk',
    title: '便民服务窗口',
    seats: 2,
    public: true,
    duties: '首问办结：先问到谁，谁帮您办到底。',
  },
  ...grids.map(
    (grid): PostPlan => ({
      key: `grid-${grid.number}`,
      kind: 'grid_worker',
      title: `${grid.name.slice(0, 4)}网格员`,
      area: gridKey(grid.number),
      public: true,
      duties: '每天在网格里走，居民的事先找我。',
    }),
  ),
  ...projects.map(
    (project, index): PostPlan => ({ key: `project-${index + 1}`, kind: 'project_social_worker', ...project }),
  ),
  ...bodies
    .filter((body) => body.clerk !== undefined)
    .map(
      (body): PostPlan => ({
        key: `clerk-${body.key}`,
        kind: 'department_clerk',
        title: body.clerk ?? '联络员',
        body: body.key,
      }),
    ),
  ...bodies
    .filter((body) => body.kind === 'property_company')
    .flatMap((body) =>
      (body.serves ?? []).map(
        (compound): PostPlan => ({
          key: `manager-${compound}`,
          kind: 'property_manager',
          title: '物业经理',
          area: compound,
          body: body.key,
          public: true,
        }),
      ),
    ),
]

/** The first telephone number of those who work here: 199 0000 0010. */
const firstStaffPhone = 10

/** The people in those posts, eighteen of them the community's own. */
export function planStaff(random: Random, today: CivilDate): StaffPlan[] {
  const staff: StaffPlan[] = []
  const names = new Set<string>()
  const take = (key: string, posts: string[], ages: readonly [number, number], sex?: Sex) => {
    const plan = makeStaff(random, today, { key, posts, ages, serial: staff.length, sex, names })
    staff.push(plan)
  }
  take('secretary', ['secretary'], [48, 54], 'female')
  take('deputy-1', ['deputy-1'], [38, 46])
  take('deputy-2', ['deputy-2'], [35, 44])
  lines.forEach((_, index) => {
    take(`worker-${index + 1}`, [`line-${index + 1}`], [25, 49])
  })
  for (const grid of grids) take(`grid-${grid.number}`, [`grid-${grid.number}`], [26, 46])
  for (const seat of [1, 2]) take(`counter-${seat}`, ['counter'], [24, 40])
  projects.forEach((project, index) => {
    for (let seat = 1; seat <= project.seats; seat++)
      take(`social-${index + 1}-${seat}`, [`project-${index + 1}`], [23, 45])
  })
  for (const post of staffPosts) {
    const vacant = bodies.find((body) => body.key === post.body)?.clerk === null
    if ((post.kind === 'department_clerk' && !vacant) || post.kind === 'property_manager')
      take(post.key, [post.key], [27, 52])
  }
  return staff
}

type Wish = {
  key: string
  posts: string[]
  ages: readonly [number, number]
  serial: number
  sex: Sex | undefined
  names: Set<string>
}

function makeStaff(random: Random, today: CivilDate, wish: Wish): StaffPlan {
  const sex = wish.sex ?? (random.chance(0.62) ? 'female' : 'male')
  const birthDate = addDays(today, -Math.floor(random.int(...wish.ages) * 365.25) - random.int(1, 364))
  let name = ''
  do name = makeName(random, { sex, birthYear: Number(birthDate.slice(0, 4)), newcomer: false })
  while (wish.names.has(name))
  wish.names.add(name)
  return {
    key: wish.key,
    name,
    sex,
    birthDate,
    phone: phoneOf(firstStaffPhone + wish.serial),
    // Sequences from 400 on are the staff's, so that no resident of the same day has the same number.
    identityNumber: makeIdentityNumber({ birthDate, sex, sequence: 400 + (wish.serial % 100) }),
    posts: wish.posts,
  }
}
