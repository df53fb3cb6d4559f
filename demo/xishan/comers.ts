/** Calls to the neighbours and dual registration of a year. Everything here is made up. */
export type NeighbourCallPlan = {
  /** Days before today it was sent (at nine), and hours until they meet. */
  ago: number
  inHours: number
  title: string
  what: string
  compound: string
  needed: number
  coming: number
  units: readonly string[]
  end?: { held: string; came: number } | { off: string }
}

export const neighbourCalls: readonly NeighbourCallPlan[] = [
  {
    ago: 290,
    inHours: 22,
    title: '明早一起扫雪',
    what: '天气预报说有雪，明早七点在门口集合，铲子和手套社区有，扫完喝姜汤。',
    compound: 'xishan',
    needed: 12,
    coming: 3,
    units: ['供电所青年队'],
    end: { held: '四条路和两个坡道都扫出来了，老人买菜不耽误。', came: 8 },
  },
  {
    ago: 150,
    inHours: 30,
    title: '帮新搬来的几家抬家具',
    what: '公租房这批八户同一天搬，电梯忙，想请有力气的邻居搭把手。',
    compound: 'huimin',
    needed: 6,
    coming: 1,
    units: ['西山爱心联盟'],
    end: { held: '八户都在中午前搬完了。', came: 5 },
  },
  {
    ago: 60,
    inHours: 26,
    title: '中秋给独居老人送月饼',
    what: '分三路，每路两三个人，陪老人坐一会儿。',
    compound: 'nanyuan',
    needed: 8,
    coming: 2,
    units: [],
    end: { off: '老人们说想一起到会客厅过，改成一起吃。' },
  },
  {
    ago: 2,
    inHours: 100,
    title: '周末一起清楼道杂物',
    what: '楼道里的旧家具一起搬下来，社区联系了车。带手套就行，大概两个小时。',
    compound: 'xishan',
    needed: 10,
    coming: 2,
    units: ['退役军人服务站'],
  },
  {
    ago: 1,
    inHours: 120,
    title: '上学路口站一站',
    what: '下周一早上七点半到八点，学林街口要三个人帮着看红绿灯。',
    compound: 'xuelin',
    needed: 3,
    coming: 1,
    units: [],
  },
]

/** Organisations that registered, and from where the registered members come. `body`: its body of the register, which is told itself. */
export const organisations: readonly { name: string; contact: string; offers: string; body?: string }[] = [
  { name: '市第三中学党总支', contact: '程老师', offers: '周末书法和作业辅导' },
  { name: '市中医院第二党支部', contact: '护士长', offers: '每季度义诊一次' },
  { name: '城区供电所党支部', contact: '所办公室', offers: '老旧线路检查', body: 'power_grid' },
]

/** One the register doesn't know, which asked yesterday. */
export const askingOrganisation = {
  home_organisation: '西山路便民超市',
  kind: 'partner_unit',
  contact_name: '店长',
  contact_phone: '19900007788',
  offers: '给独居老人送米送油，店门口可以摆义诊的桌子',
} as const

export const memberOffers = ['修小家电', '周末有空', '会写毛笔字', '懂法律', '能开车接送'] as const

export const duties: readonly { ago: number; title: string; what: string; needed: number; done?: string }[] = [
  {
    ago: 210,
    title: '春季义诊',
    what: '上午两小时，量血压、看常见病。',
    needed: 3,
    done: '看了四十六位老人，三位建议去复查。',
  },
  {
    ago: 120,
    title: '旧楼用电检查',
    what: '看十户独居老人家的插座和线。',
    needed: 2,
    done: '查了十户，换了七个插座。',
  },
  { ago: 40, title: '暑假书法课', what: '一共三次，每次一小时。', needed: 2, done: '三次课，来了二十多个孩子。' },
  { ago: 6, title: '节前楼道巡查', what: '分片看楼道有没有堆物，拍照记下来。', needed: 5 },
  { ago: 1, title: '陪独居老人去配眼镜', what: '约好了周六上午，有车更好。', needed: 2 },
]
