/** The annual five as they were chosen, and an owners' vote under way. Everything here is made up. */

/** 双五工程: eight proposals, five are chosen by representatives of three groups. */
export const annualFive = {
  /** Days before today when it was drafted. */
  ago: 64,
  title: '今年的“双五”实事选哪五件',
  description: '从去年收到的诉求里归出来的八件事，请代表选五件。选中的年内办完，年底请同样的代表来评。',
  options: [
    { title: '楼道灯换成声控灯', description: '老楼 86 个楼道，去年报修 41 次' },
    { title: '给老人装扶手和折叠凳', description: '无电梯楼，每层一处' },
    { title: '电动车充电棚添 40 个口', description: '西山新村、双凤公寓' },
    { title: '社区助餐点周末也开', description: '一项服务，周末两餐' },
    { title: '晾衣架加高加密', description: '楼前公共晾晒区' },
    { title: '暑期托管班', description: '一项服务，七、八月工作日' },
    { title: '河边步道修两处塌边', description: '' },
    { title: '新居民一次办好', description: '一项办法：落脚要办的事一张单子办完' },
  ],
  /** What somebody has to do, by what was chosen; without `of` for the whole. */
  tasks: [
    { of: '楼道灯换成声控灯', text: '老楼 86 个楼道换声控灯，年内换完', due: 150, done: '86 个楼道换完，逐个试过' },
    { of: '给老人装扶手和折叠凳', text: '走一遍无电梯楼，定下每层扶手和折叠凳的位置', due: 120 },
    { of: '电动车充电棚添 40 个口', text: '和供电所谈充电棚增容', due: 62, done: '增容批下来了，40 个口都通了电' },
    { of: '社区助餐点周末也开', text: '找好周末的厨师，定下菜价', due: 90 },
    { of: '暑期托管班', text: '开春前定好托管的教室和老师', due: 120 },
    { text: '五件实事每月在公示栏公开一次进度', due: 150 },
  ],
  /** Marks of each representative by group: numbers of options. */
  marks: {
    party: [
      [1, 2, 4, 6, 8],
      [1, 2, 3, 4, 7],
      [2, 4, 5, 6, 8],
      [1, 3, 4, 6, 7],
      [1, 2, 4, 7, 8],
      [2, 3, 4, 6, 8],
    ],
    resident: [
      [1, 2, 3, 4, 5],
      [1, 2, 4, 5, 7],
      [2, 3, 4, 5, 7],
      [1, 2, 3, 4, 7],
      [1, 2, 4, 6, 7],
      [1, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [2, 4, 5, 7],
      [1, 2, 3, 4, 6],
    ],
    newcomer: [
      [3, 4, 6, 8],
      [1, 3, 6, 8],
      [3, 5, 6, 8],
      [1, 3, 4, 6, 8],
      [3, 6, 7, 8],
      [1, 4, 6, 8],
    ],
  },
} as const

/** 民法典 278, ordinary: may the fund be used. Open for some more days. */
export const ownersVote = {
  ago: 23,
  /** Days after drafting on which it opens; it is open for so many days. */
  opensAfter: 16,
  openDays: 21,
  title: '是否动用维修资金换 1 幢电梯曳引绳',
  description: '检验报告要求六个月内更换。报价三家，取中间价，8.6 万元，从本幢维修资金列支，不够的由各户按面积分摊。',
  compound: 'luotang',
} as const

/** The first of two rounds: every household of a building, nine of ten. */
export const consentFirst = {
  ago: 16,
  openDays: 21,
  title: '1 幢要不要列入老旧小区改造',
  description: '第一轮先问要不要改：九成住户同意才报上去；方案出来后再问第二轮，八成同意开工。',
  compound: 'xishan',
  condition: '先修屋顶漏水，再刷外墙',
  reason: '家里老人身体弱，施工期间没有地方去',
} as const

/** A building leader elected in secret, on paper, by those who came; which number of paper says what. */
export const secretElection = {
  ago: 40,
  title: '选一位楼长（无记名）',
  description: '楼长管楼道里的事：灯坏了有人报，新来的有人招呼。每票选一位，票数多的当选。',
  options: [{ title: '一单元的老邻居' }, { title: '二单元的退休教师' }, { title: '三单元的网格助理' }],
  marks: [2, 1, 2, 3, 2, 1, 2, 2, 3, 1, 2],
} as const

/** Proposals for the next five: still coming in, one answered, two the same. */
export const nextFive = {
  ago: 4,
  /** Days after drafting: the last to propose, the first and the last to vote. */
  until: 11,
  opensAfter: 18,
  openDays: 6,
  title: '明年的“双五”实事，请大家提',
  description: '工程、办法、服务都可以提。要有 3 位邻居附议，社区核过做得了的，列入选票由代表来选。',
  endorsements: 3,
  proposals: [
    {
      what: 'works',
      title: '3 幢门口装一盏路灯',
      text: '晚上下班回来黑，台阶看不清，老人摔过一次。',
      place: '西山新村 3 幢东门口',
      yuan: 4_800,
      endorsed: 5,
      check: { feasible: true, reason: '现场看过，可以从楼道电表接线', yuan: 5_200, doer: '物业' },
    },
    {
      what: 'works',
      title: '西山新村夜里太暗，加灯',
      /** as it was noted first; the desk corrects it */
      typed: '西山新村夜里太按，加灯',
      text: '3 幢到 5 幢之间的路没有灯。',
      place: '西山新村 3 幢到 5 幢',
      yuan: 6_000,
      endorsed: 2,
    },
    {
      what: 'service',
      title: '周末教老人用手机挂号',
      text: '子女不在身边，挂号、付款都不会。',
      place: '',
      yuan: null,
      endorsed: 3,
      check: { feasible: true, reason: '志愿者和社工可以排班', yuan: null, doer: '社区和志愿者' },
    },
    {
      what: 'works',
      title: '在楼顶装篮球架',
      text: '孩子没有地方打球。',
      place: '双凤公寓 2 幢楼顶',
      yuan: 20_000,
      endorsed: 0,
      check: { feasible: false, reason: '楼顶承重和护栏都不够，已转告学校问能不能开放操场', yuan: null, doer: '' },
    },
  ],
  /** Which is the same as which, and why; asked, not yet answered. */
  same: { from: 1, into: 0, why: '都是西山新村 3 幢一带的照明' },
} as const

/** How satisfied some are with what the company and the community do: very satisfied 5 to very dissatisfied 1, 0 for who didn't judge it. */
export const servicesJudged = {
  ago: 31,
  title: '物业和社区服务，您满意吗',
  description: '每半年问一次，结果公开，也给物业看。',
  options: [{ title: '楼道保洁' }, { title: '绿化养护' }, { title: '停车管理' }, { title: '社区办事' }],
  percent: 60,
  marks: ['5435', '4325', '5424', '4534', '5405', '3425', '5315', '4430', '4424', '5535', '2425', '4415'],
} as const
