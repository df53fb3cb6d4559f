/** What is asked at the counters of Xishan over the year, and what becomes of it. All made up. */

export const counterPlaces = [
  { name: '便民服务大厅', place: '社区办公楼一楼', grid: null },
  { name: '一网格便民窗口', place: '小区东门岗亭旁', grid: 'g1' },
] as const

/** Hours that can be booked, by the counter's place in the list above. */
export const hours = [
  { counter: 0, kind: 'weekly', weekday: 6, from: '09:00', to: '11:30', slot_minutes: 30, capacity: 2 },
  { counter: 0, kind: 'holiday', from: '09:30', to: '11:00', slot_minutes: 30, capacity: 1 },
  { counter: 1, kind: 'weekly', weekday: 3, from: '18:00', to: '20:00', slot_minutes: 30, capacity: 1 },
] as const

export type CasePlan = {
  /** Days before today. */
  ago: number
  at: string
  by: string
  matters: readonly { code: string; brought: readonly string[] }[]
  /** Days after which everything that is missing is there and it is done; none: still open. */
  doneAfter?: number
  result?: string
  /** Waits for an office since the next day. */
  waitsFor?: string
}

const id = '身份证'
const both = [id, '户口簿']
const picture = '一寸照片'
const card = '银行卡'

export const cases: readonly CasePlan[] = [
  {
    ago: 210,
    at: '09:10',
    by: 'counter-1',
    matters: [{ code: 'elder_card', brought: [id, picture] }],
    doneAfter: 9,
    result: '老年卡已交给本人',
  },
  {
    ago: 180,
    at: '10:05',
    by: 'counter-2',
    matters: [
      { code: 'medical_enrol', brought: both },
      { code: 'pension_check', brought: [id] },
    ],
    doneAfter: 1,
    result: '已登记，认证成功',
  },
  {
    ago: 150,
    at: '14:30',
    by: 'counter-1',
    matters: [{ code: 'elder_allowance', brought: [...both, card] }],
    doneAfter: 14,
    result: '津贴已到账',
  },
  {
    ago: 121,
    at: '15:10',
    by: 'worker-1',
    matters: [{ code: 'property_complaint', brought: ['物业合同或缴费单'] }],
    doneAfter: 6,
    result: '和物业对过账，多收的已退',
  },
  {
    ago: 92,
    at: '09:40',
    by: 'counter-2',
    matters: [
      { code: 'elder_card', brought: [id] },
      { code: 'elder_allowance', brought: both },
    ],
    doneAfter: 12,
    result: '两件都办好了',
  },
  {
    ago: 64,
    at: '10:20',
    by: 'counter-1',
    matters: [{ code: 'pension_enrol', brought: [...both, card] }],
    doneAfter: 3,
    result: '参保登记完成',
  },
  {
    ago: 41,
    at: '14:15',
    by: 'counter-1',
    matters: [{ code: 'disability_allowance', brought: [id, '残疾人证', card] }],
    doneAfter: 15,
    result: '街道已通过',
  },
  {
    ago: 26,
    at: '09:25',
    by: 'counter-2',
    matters: [{ code: 'medical_enrol', brought: both }],
    doneAfter: 1,
    result: '已登记',
  },
  {
    ago: 12,
    at: '10:45',
    by: 'counter-1',
    matters: [{ code: 'hardship_allowance', brought: [...both, '收入情况说明', '家庭经济状况核对授权书'] }],
    waitsFor: '街道社会救助窗口',
  },
  {
    ago: 5,
    at: '15:20',
    by: 'counter-1',
    matters: [
      { code: 'elder_card', brought: [id] },
      { code: 'pension_check', brought: [id] },
    ],
  },
  { ago: 1, at: '09:50', by: 'counter-2', matters: [{ code: 'medical_remote', brought: [] }] },
]

/** Answered at once: how many days ago, and what about. */
export const answered: readonly { ago: number; code: string; note: string }[] = [
  { ago: 170, code: 'medical_remote', note: '帮着在手机上办了备案' },
  { ago: 140, code: 'pension_check', note: '现场刷脸，认证成功' },
  { ago: 110, code: 'elder_card', note: '问要带什么，给了清单' },
  { ago: 75, code: 'medical_enrol', note: '问缴费到哪天为止' },
  { ago: 48, code: 'pension_check', note: '上门帮老人认证' },
  { ago: 30, code: 'property_complaint', note: '问维修基金怎么用' },
  { ago: 15, code: 'elder_allowance', note: '问满 80 周岁怎么领' },
  { ago: 3, code: 'medical_remote', note: '去女儿家住，先备案' },
]

export const errands = [
  { ago: 50, scope: '代交照片、代取老年卡', papers: [id, picture], report: '老年卡取回来了，已送到家', done: true },
  { ago: 4, scope: '到街道代交高龄津贴的材料', papers: ['户口簿', card], report: '', done: false },
] as const
