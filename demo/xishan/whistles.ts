/** A year of whistles. Everything here is made up. */
import type { Scene } from './stories/index.ts'

export type WhistlePlan = {
  /** Days before today, and the time of day. */
  ago: number
  at: string
  kind: 'everyday' | 'joint_enforcement' | 'emergency'
  title: string
  what: string
  compound?: string
  detail?: string
  departments: readonly string[]
  /** Who leads, where it isn't whoever blows. */
  lead?: string
  by?: string
  scene: Scene
  course: readonly Move[]
}

/** Minutes after the whistle, and what happens. */
export type Move =
  | { after: number; reports: string; comer: string; note?: string }
  | { after: number; refuses: string; why: string }
  | { after: number; acts: string; text: string; done?: true }
  | { after: number; calls: string; why: string }
  | { after: number; closes: string }
  | { after: number; withdraws: string }
  | { after: number; rates: string; grade: number; text?: string }

const usual = (department: string, comer: string, done: string): Move[] => [
  { after: 18, reports: department, comer, note: '半小时内到' },
  { after: 95, acts: department, text: done, done: true },
]

export const whistles: readonly WhistlePlan[] = [
  {
    ago: 338,
    at: '09:20',
    kind: 'joint_enforcement',
    title: '南门消防通道占道堆货',
    what: '沿街商户把货堆到消防通道上，劝过三次没有用，请一起到现场清理。',
    compound: 'nanyuan',
    detail: '南门内侧',
    departments: ['urban_management', 'fire_rescue'],
    scene: 'clutter',
    course: [
      ...usual('urban_management', '执法中队两位同志', '和商户一起把货搬走，划了黄线。'),
      ...usual('fire_rescue', '消防站宣传员', '看了通道宽度，当场讲了规定。'),
      { after: 180, closes: '通道清空，商户签了承诺，黄线补划好了。' },
      { after: 200, rates: 'urban_management', grade: 5 },
      { after: 205, rates: 'fire_rescue', grade: 5, text: '讲得清楚，商户服气。' },
    ],
  },
  {
    ago: 301,
    at: '14:35',
    kind: 'everyday',
    title: '楼前井盖破了一角',
    what: '井盖破了一角，老人路过容易绊，社区没有同样的井盖可换。',
    compound: 'xishan',
    departments: ['water'],
    lead: 'grid-1',
    scene: 'manhole',
    course: [
      ...usual('water', '抢修班两人', '换了新井盖，周边补平。'),
      { after: 150, closes: '井盖换好，来回走过都稳。' },
      { after: 170, rates: 'water', grade: 4 },
    ],
  },
  {
    ago: 262,
    at: '20:10',
    kind: 'emergency',
    title: '楼道闻到燃气味',
    what: '三楼往上闻到燃气味，已请住户开窗、不开灯，请马上来查。',
    compound: 'luotang',
    departments: ['gas_company', 'fire_rescue'],
    scene: 'leak',
    course: [
      { after: 9, reports: 'gas_company', comer: '值班安检员', note: '十分钟到' },
      { after: 12, reports: 'fire_rescue', comer: '值班班组' },
      { after: 70, acts: 'gas_company', text: '软管老化，换好后测过，不漏了。', done: true },
      { after: 72, acts: 'fire_rescue', text: '逐层测过，解除警戒。', done: true },
      { after: 90, closes: '软管换了，整幢楼都测过，住户可以回家。' },
      { after: 110, rates: 'gas_company', grade: 5 },
      { after: 112, rates: 'fire_rescue', grade: 5 },
    ],
  },
  {
    ago: 226,
    at: '10:05',
    kind: 'joint_enforcement',
    title: '夜市油烟和占道',
    what: '路口夜市油烟大、桌子摆到人行道，居民连着反映了两周。',
    compound: 'zhanqian',
    departments: ['market_supervision', 'urban_management'],
    scene: 'rubbish',
    course: [
      { after: 40, reports: 'urban_management', comer: '执法队员一人', note: '路上堵，晚到了' },
      { after: 22, reports: 'market_supervision', comer: '监管所两人' },
      { after: 130, acts: 'urban_management', text: '桌子收回店里，定了收摊时间。', done: true },
      { after: 135, acts: 'market_supervision', text: '查了证照，要求清洗油烟机。', done: true },
      { after: 200, closes: '桌子收进店里，油烟机洗过，晚上去看过一次。' },
      { after: 240, rates: 'urban_management', grade: 3, text: '到得晚了些，事办妥了。' },
      { after: 241, rates: 'market_supervision', grade: 4 },
    ],
  },
  {
    ago: 190,
    at: '08:50',
    kind: 'everyday',
    title: '路灯整排不亮',
    what: '河边步道一整排路灯不亮，晚上散步的人多。',
    compound: 'tashan',
    departments: ['power_grid', 'urban_management'],
    scene: 'lamp',
    course: [
      { after: 15, refuses: 'power_grid', why: '这段路灯不在供电所的维护范围。' },
      { after: 25, calls: 'power_grid', why: '请来确认一下是不是进线跳闸。' },
      { after: 45, reports: 'power_grid', comer: '台区经理' },
      ...usual('urban_management', '市政养护组', '换了控制箱里的接触器。'),
      { after: 140, acts: 'power_grid', text: '进线正常，和养护组交接清楚了。', done: true },
      { after: 600, closes: '晚上看过，整排都亮了。' },
      { after: 620, rates: 'power_grid', grade: 4 },
      { after: 621, rates: 'urban_management', grade: 5 },
    ],
  },
  {
    ago: 155,
    at: '15:40',
    kind: 'everyday',
    title: '幼儿园门口放学拥堵',
    what: '放学时电动车把路口堵死，请来一起想办法。',
    compound: 'xuelin',
    departments: ['police', 'education'],
    scene: 'scooter',
    course: [{ after: 35, withdraws: '园方已调整放学时间，先看一周。' }],
  },
  {
    ago: 118,
    at: '09:15',
    kind: 'joint_enforcement',
    title: '地下室违规住人',
    what: '有人把地下储藏间隔成床位出租，线乱拉，怕起火。',
    compound: 'hanmo',
    departments: ['police', 'fire_rescue', 'housing'],
    by: 'deputy-1',
    scene: 'clutter',
    course: [
      ...usual('police', '社区民警', '登记了住的人，劝离三户，联系了安置。'),
      ...usual('fire_rescue', '消防站监督员', '拆了私拉的线，讲了后果。'),
      { after: 55, reports: 'housing', comer: '住建中心一人', note: '先前在别的现场' },
      { after: 160, acts: 'housing', text: '向房东发了整改通知。', done: true },
      { after: 300, closes: '床位拆了，租户都有了去处，房东写了保证。' },
      { after: 310, rates: 'police', grade: 5 },
      { after: 311, rates: 'fire_rescue', grade: 4 },
      { after: 312, rates: 'housing', grade: 2, text: '超过时限才到，后续通知发得慢。' },
    ],
  },
  {
    ago: 83,
    at: '07:30',
    kind: 'emergency',
    title: '台风后大树压在车棚上',
    what: '昨夜大风，一棵香樟倒在车棚上，棚要塌，已拉了警戒线。',
    compound: 'xishan',
    departments: ['urban_management', 'power_grid'],
    lead: 'grid-1',
    scene: 'tree',
    course: [
      { after: 11, reports: 'urban_management', comer: '绿化养护组四人' },
      { after: 20, reports: 'power_grid', comer: '抢修班', note: '先断电再锯' },
      { after: 120, acts: 'power_grid', text: '线路断电，锯完后恢复。', done: true },
      { after: 200, acts: 'urban_management', text: '树锯断运走，车棚撑好。', done: true },
      { after: 230, closes: '树运走，车棚加固，车都挪出来了。' },
      { after: 260, rates: 'urban_management', grade: 5 },
      { after: 261, rates: 'power_grid', grade: 5 },
    ],
  },
  {
    ago: 47,
    at: '10:30',
    kind: 'everyday',
    title: '通信线缆垂到窗前',
    what: '二楼窗前垂下来一把线，风一吹就打玻璃。',
    compound: 'shuangfeng',
    departments: ['telecom_operator'],
    scene: 'cable',
    course: [
      { after: 28, reports: 'telecom_operator', comer: '线路班两人' },
      { after: 90, acts: 'telecom_operator', text: '废线剪掉，其余上了线槽。', done: true },
      { after: 110, closes: '线都进了槽，窗前清爽了。' },
      { after: 140, rates: 'telecom_operator', grade: 4 },
    ],
  },
  {
    ago: 20,
    at: '13:50',
    kind: 'everyday',
    title: '垃圾房污水外流',
    what: '垃圾房地沟堵了，污水流到路上，气味大。',
    compound: 'nanyuan',
    departments: ['water', 'urban_management'],
    scene: 'puddle',
    course: [
      { after: 26, reports: 'water', comer: '疏通组' },
      { after: 20, reports: 'urban_management', comer: '环卫一人' },
      { after: 160, acts: 'water', text: '地沟通了，冲洗过一遍。', done: true },
      { after: 220, closes: '地沟通了，路面冲干净，环卫加了一次清运。' },
    ],
  },
  {
    ago: 3,
    at: '14:20',
    kind: 'joint_enforcement',
    title: '楼顶违建又搭起来了',
    what: '去年拆过的楼顶棚屋又搭了一半，邻居担心漏水。',
    compound: 'xuelin',
    departments: ['urban_management', 'housing'],
    by: 'worker-5',
    scene: 'wall',
    course: [
      { after: 24, reports: 'urban_management', comer: '执法中队两位同志' },
      { after: 90, acts: 'urban_management', text: '看了现场，当场停工，约业主周三谈。' },
    ],
  },
  {
    ago: 0,
    at: '08:40',
    kind: 'emergency',
    title: '水管爆了淹到电梯底',
    what: '地库水管爆了，水往电梯井流，电梯已停。',
    compound: 'luotang',
    departments: ['water', 'power_grid'],
    scene: 'puddle',
    course: [{ after: 13, reports: 'water', comer: '抢修班长带三人', note: '先关总阀' }],
  },
]
