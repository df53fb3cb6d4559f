import type { BuiltIn, ShowAs, StageKind } from '../../contract/topics/kinds.ts'

export type Template = {
  /** as somebody wrote it, or a `usualName`; so are the names of stages */
  name: string
  /** how many days each takes; 0: the same day as what follows */
  stages: readonly { kind: StageKind; name: string; days: number }[]
  show_as: ShowAs
  /** what neighbours write is looked at before others see it */
  look_first: boolean
  /** neighbours are asked what they think of statements, and read where they are of one mind */
  map_on: boolean
}

/** The steps that have a name of their own in the catalogue (`usual_step_…`). */
export const usualSteps = [
  'collect',
  'discuss',
  'meet',
  'vote',
  'settle',
  'do',
  'report',
  'bring',
  'talk',
  'assign',
  'online',
  'meet_now',
  'settle_now',
  'branch_proposes',
  'committees_discuss',
  'members_review',
  'deputies_decide',
  'published_done',
  'result_public',
  'hear',
  'talk_inside',
] as const

/** What is kept where the community never gave a name: its key in the catalogue, behind a sign. */
export const usualName = (key: string) => `@${key}`

const stages = (...all: [StageKind, (typeof usualSteps)[number], number][]) =>
  all.map(([kind, step, days]) => ({ kind, name: usualName(`usual_step_${step}`), days }))

/**
 * Ways halls are commonly held; each community changes them to its own. 四议两公开: 党支部提议, 两委商议, 党员大会审议, 代表会议决议;
 * 决议公开, 结果公开 (中国共产党农村基层组织工作条例 19).
 */
export const templates: Record<BuiltIn, Template> = {
  residents_council: {
    name: usualName('template_residents_council'), // 居民议事会
    stages: stages(
      ['collect', 'collect', 7],
      ['discuss', 'discuss', 10],
      ['meet', 'meet', 3],
      ['decide', 'vote', 7],
      ['do', 'do', 30],
      ['report', 'report', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  bench_meeting: {
    name: usualName('template_bench_meeting'), // 板凳会
    stages: stages(
      ['collect', 'collect', 3],
      ['meet', 'meet', 1],
      ['decide', 'settle', 2],
      ['do', 'do', 15],
      ['report', 'report', 5],
    ),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
  round_table: {
    name: usualName('template_round_table'), // 圆桌会
    stages: stages(
      ['collect', 'collect', 5],
      ['discuss', 'discuss', 5],
      ['meet', 'meet', 1],
      ['decide', 'settle', 3],
      ['do', 'do', 30],
      ['report', 'report', 5],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  joint_meeting: {
    name: usualName('template_joint_meeting'), // 联席议事
    stages: stages(
      ['collect', 'bring', 10],
      ['discuss', 'talk', 7],
      ['meet', 'meet', 1],
      ['decide', 'assign', 3],
      ['do', 'do', 45],
      ['report', 'report', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  online_hall: {
    name: usualName('template_online_hall'), // 网上议事厅
    stages: stages(
      ['collect', 'collect', 7],
      ['discuss', 'online', 14],
      ['decide', 'vote', 10],
      ['do', 'do', 30],
      ['report', 'report', 7],
    ),
    show_as: 'home',
    look_first: true,
    map_on: true,
  },
  one_matter: {
    name: usualName('template_one_matter'), // 一事一议
    stages: stages(
      ['collect', 'collect', 5],
      ['discuss', 'discuss', 7],
      ['meet', 'meet', 1],
      ['decide', 'vote', 7],
      ['do', 'do', 30],
      ['report', 'report', 5],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  urgent: {
    name: usualName('template_urgent'), // 急事急议
    stages: stages(['meet', 'meet_now', 0], ['decide', 'settle_now', 1], ['do', 'do', 3], ['report', 'report', 2]),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
  four_two: {
    name: usualName('template_four_two'), // 四议两公开
    stages: stages(
      ['collect', 'branch_proposes', 7],
      ['discuss', 'committees_discuss', 7],
      ['meet', 'members_review', 7],
      ['decide', 'deputies_decide', 7],
      ['do', 'published_done', 30],
      ['report', 'result_public', 7],
    ),
    show_as: 'home',
    look_first: false,
    map_on: false,
  },
  household_forum: {
    name: usualName('template_household_forum'), // 围楼议事
    stages: stages(
      ['collect', 'hear', 3],
      ['discuss', 'talk_inside', 5],
      ['decide', 'settle', 2],
      ['do', 'do', 20],
      ['report', 'report', 3],
    ),
    show_as: 'name',
    look_first: false,
    map_on: false,
  },
}
