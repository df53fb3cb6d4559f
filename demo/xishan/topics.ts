/** What is talked over in the halls, and what residents say there. Everything here is made up. */
export type TopicPlan = {
  /** days before today */
  ago: number
  template: string
  title: string
  facts: string
  options: readonly { title: string; description: string; cost_fen?: number }[]
  /** one after another, a day apart */
  says: readonly { kind: string; side?: 'for' | 'against'; option?: number; text: string }[]
  answer: string
  /** words for the amendment, where one is taken up */
  takes: string
  /** a task and the word at the end, where it has come that far */
  ends?: { task: string; done: string; told: string }
  /** statements of its opinion map; those of `split` half of the people agree with, the others not */
  opinion?: readonly { text: string; split?: true }[]
}

export const topics: readonly TopicPlan[] = [
  {
    ago: 96,
    template: 'one_matter',
    title: '中心小广场的健身器材换不换地方',
    facts: '器材靠着马路，傍晚大人锻炼、孩子玩耍挤在一起，去年碰伤过一次。',
    options: [
      { title: '移到花坛北侧', description: '离马路远，要铺一块地垫', cost_fen: 1_260_000 },
      { title: '原地加一道护栏', description: '省钱，地方还是挤', cost_fen: 320_000 },
    ],
    says: [
      { kind: 'argument', side: 'for', option: 0, text: '花坛北侧有树荫，夏天也能用。' },
      { kind: 'argument', side: 'against', option: 1, text: '加了护栏，轮椅更难进去。' },
      { kind: 'question', text: '移走以后，原来的地方做什么？' },
      { kind: 'amendment', text: '地垫选浅色的，夏天不烫。' },
    ],
    answer: '原地改成落座的地方，放四条长凳。',
    takes: '按这个意见选浅色地垫。',
    ends: {
      task: '健身器材移到花坛北侧',
      done: '器材移好了，地垫铺了浅色的',
      told: '器材移到花坛北侧，铺了浅色地垫，原地放了长凳，可以用了。',
    },
  },
  {
    ago: 9,
    template: 'residents_council',
    title: '电动车充电棚先装在哪里',
    facts: '街道给了两个充电棚的名额，今年先装一个。两处都看过，供电够用。',
    options: [
      { title: '中心小广场西侧', description: '离三个小区都近，要移一排自行车架', cost_fen: 4_800_000 },
      { title: '菜场后面的空地', description: '地方大，晚上要加灯', cost_fen: 3_900_000 },
    ],
    says: [
      { kind: 'argument', side: 'for', option: 0, text: '晚上下班走过去近，孩子也安全。' },
      { kind: 'argument', side: 'against', option: 0, text: '小广场晚上跳舞，停满车就没地方了。' },
      { kind: 'argument', side: 'for', option: 1, text: '菜场后面地方大，以后还能再加。' },
      { kind: 'question', text: '充一次电多少钱，谁来定？' },
      { kind: 'amendment', text: '棚顶装上烟感，旁边放灭火器。' },
    ],
    answer: '按供电价加每次两角服务费，价目贴在棚里。',
    takes: '消防也是这样要求的，写进方案。',
    opinion: [
      { text: '棚里要装烟感，旁边放灭火器' },
      { text: '收费要贴在棚里，谁都看得见' },
      { text: '晚上棚里要有灯' },
      { text: '宁可多走几步，也要装在空旷的地方', split: true },
      { text: '小广场晚上跳舞的地方要留着', split: true },
      { text: '今年先装一个，用得好再装第二个' },
      { text: '自行车架可以挪走', split: true },
      { text: '要有人定时去看有没有飞线充电' },
    ],
  },
]
