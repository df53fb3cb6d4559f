import type { Scene } from './stories/index.ts'

/** Days are days after the ballot that chose it was published. Everything here is made up. */
export type ProjectPlan = {
  kind: 'work' | 'service' | 'policy'
  description: string
  cost_fen?: number
  /** post of who leads */
  lead: 'secretary' | 'worker'
  to: number
  start?: number
  notes?: readonly { day: number; text: string; scene?: Scene; inside?: true }[]
  finish?: { day: number; text: string }
  /** Judged by those who chose it. One letter a voter: for, mend, against; what the first who asked for mending wrote. */
  review?: { day: number; percent: number; said: string; amiss: string }
}

/** What the annual five became, by what was chosen: accepted, under way, finished, late, planned. */
export const fiveProjects: Readonly<Record<string, ProjectPlan>> = {
  楼道灯换成声控灯: {
    ...{ kind: 'work', description: '声控灯，每层一盏，物业管电费和更换。', cost_fen: 2_580_000 },
    ...{ lead: 'worker', to: 30, start: 3 },
    notes: [
      { day: 8, text: '前 40 个楼道换好了，晚上走一遍都亮。', scene: 'lamp' },
      { day: 9, text: '电工说 12 号楼线路要先改，多两天。', inside: true },
    ],
    finish: { day: 14, text: '86 个楼道全部换完，逐个试过。' },
    review: { day: 15, percent: 60, said: 'ffffmffffffmffffffmff', amiss: '三楼拐角那盏声音再大也不亮' },
  },
  给老人装扶手和折叠凳: {
    ...{ kind: 'work', description: '无电梯楼每层一处扶手、一个折叠凳，先做老人多的楼。', cost_fen: 1_960_000 },
    ...{ lead: 'worker', to: 90, start: 5 },
    notes: [{ day: 38, text: '扶手装了 60 处，折叠凳下周到货。' }],
  },
  '电动车充电棚添 40 个口': {
    ...{ kind: 'work', description: '西山新村 24 个口，双凤公寓 16 个口，带烟感和喷淋。', cost_fen: 3_200_000 },
    ...{ lead: 'secretary', to: 60, start: 4 },
    notes: [{ day: 30, text: '西山新村 24 个口通电，试充过一遍。' }],
    finish: { day: 42, text: '40 个口都通了电，消防看过。' },
  },
  社区助餐点周末也开: {
    ...{ kind: 'service', description: '周六、周日中午、傍晚两餐，和平时一个价。' },
    ...{ lead: 'secretary', to: 200, start: 2 },
    notes: [{ day: 6, text: '和承办的食堂谈过一次，周末的厨师还没有定。' }],
  },
  暑期托管班: {
    ...{ kind: 'service', description: '七、八月工作日托管，带一顿午饭。', cost_fen: 600_000 },
    ...{ lead: 'worker', to: 280 },
  },
}

/** A stairwell asked whether its pipes are renewed: carried, with two conditions. */
export const pipes = {
  /** Days before today when it was drafted. */
  ago: 48,
  title: '本单元要不要换老水管',
  description: '水管用了二十多年，常有锈水。换管三天，每户停水半天，费用由维修资金出。',
  conditions: ['白天家里要有人才能进门施工，先打电话', '厨房那面墙砖敲了要补回原样'],
  added: '换完请把楼道也扫干净',
  kept: '施工前一天打了电话，约在周六上午，这户满意',
  cost_fen: 1_240_000,
} as const
