import type { BuiltIn, ShowAs, StageKind } from '../../contract/topics/kinds.ts'

export type Template = {
  name: string
  /** how many days each takes; 0: the same day as what follows */
  stages: readonly { kind: StageKind; name: string; days: number }[]
  show_as: ShowAs
  /** what neighbours write is looked at before others see it */
  look_first: boolean
  /** neighbours are asked what they think of statements, and read where they are of one mind */
  map_on: boolean
}

const stages = (...all: [StageKind, string, number][]) => all.map(([kind, name, days]) => ({ kind, name, days }))

/**
 * Ways halls are commonly held; each community changes them to its own. 四议两公开: 党支部提议, 两委商议, 党员大会审议, 代表会议决议;
 * 决议公开, 结果公开 (中国共产党农村基层组织工作条例 19).
 */
export const templates: Record<BuiltIn, Template> = {
  residents_council: {
    name: '居民议事会',
    stages: stages(
      ['collect', '收集', 7],
      ['discuss', '讨论', 10],
      ['meet', '开会', 3],
      ['decide', '表决', 7],
      ['do', '办理', 30],
      ['report', '反馈', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  bench_meeting: {
    name: '板凳会',
    stages: stages(
      ['collect', '收集', 3],
      ['meet', '开会', 1],
      ['decide', '定下来', 2],
      ['do', '办理', 15],
      ['report', '反馈', 5],
    ),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
  round_table: {
    name: '圆桌会',
    stages: stages(
      ['collect', '收集', 5],
      ['discuss', '讨论', 5],
      ['meet', '开会', 1],
      ['decide', '定下来', 3],
      ['do', '办理', 30],
      ['report', '反馈', 5],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  joint_meeting: {
    name: '联席议事',
    stages: stages(
      ['collect', '各单位带来问题', 10],
      ['discuss', '商量', 7],
      ['meet', '开会', 1],
      ['decide', '定责任', 3],
      ['do', '办理', 45],
      ['report', '反馈', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  online_hall: {
    name: '网上议事厅',
    stages: stages(
      ['collect', '收集', 7],
      ['discuss', '线上讨论', 14],
      ['decide', '表决', 10],
      ['do', '办理', 30],
      ['report', '反馈', 7],
    ),
    show_as: 'home',
    look_first: true,
    map_on: true,
  },
  one_matter: {
    name: '一事一议',
    stages: stages(
      ['collect', '收集', 5],
      ['discuss', '讨论', 7],
      ['meet', '开会', 1],
      ['decide', '表决', 7],
      ['do', '办理', 30],
      ['report', '反馈', 5],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  urgent: {
    name: '急事急议',
    stages: stages(['meet', '马上开会', 0], ['decide', '当场定', 1], ['do', '办理', 3], ['report', '反馈', 2]),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
  four_two: {
    name: '四议两公开',
    stages: stages(
      ['collect', '党支部提议', 7],
      ['discuss', '两委商议', 7],
      ['meet', '党员大会审议', 7],
      ['decide', '代表会议决议', 7],
      ['do', '决议公开、实施', 30],
      ['report', '结果公开', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  household_forum: {
    name: '围楼议事',
    stages: stages(
      ['collect', '听各户', 3],
      ['discuss', '楼里商量', 5],
      ['decide', '定下来', 2],
      ['do', '办理', 20],
      ['report', '反馈', 3],
    ),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
}

/** What the steps above are called, with their word in the catalogue (`usual_step_…`). */
export const stepWords = {
  收集: 'collect',
  讨论: 'discuss',
  开会: 'meet',
  表决: 'vote',
  定下来: 'settle',
  办理: 'do',
  反馈: 'report',
  各单位带来问题: 'bring',
  商量: 'talk',
  定责任: 'assign',
  线上讨论: 'online',
  马上开会: 'meet_now',
  当场定: 'settle_now',
  党支部提议: 'branch_proposes',
  两委商议: 'committees_discuss',
  党员大会审议: 'members_review',
  代表会议决议: 'deputies_decide',
  '决议公开、实施': 'published_done',
  结果公开: 'result_public',
  听各户: 'hear',
  楼里商量: 'talk_inside',
} as const
