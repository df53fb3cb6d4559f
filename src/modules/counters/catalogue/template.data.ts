import type { doerKinds, matterKinds } from '../contract/views.ts'

/** A matter as a community may begin with it. What a city asks for differs: the words are the community's to change. */
export type TemplateMatter = {
  code: string
  kind: (typeof matterKinds)[number]
  name: string
  summary: string
  papers: { name: string; note: string }[]
  steps: string[]
  working_days: number
  doers: (typeof doerKinds)[number][]
  note: string
}

const window: TemplateMatter['doers'] = ['community_worker', 'counter_clerk']
const anyone: TemplateMatter['doers'] = [...window, 'grid_worker']
const id = { name: '身份证', note: '本人的，原件' }
const household = { name: '户口簿', note: '原件' }

export const templateMatters: readonly TemplateMatter[] = [
  {
    code: 'medical_enrol',
    kind: 'medical',
    name: '城乡居民医保参保登记',
    summary: '没有单位的居民、老人和孩子参加居民医保。',
    papers: [id, household],
    steps: ['核对参保身份', '在医保系统登记', '告诉怎样缴费、到哪天为止'],
    working_days: 1,
    doers: window,
    note: '在职职工由单位办。集中参保期以当年医保部门公布的为准。',
  },
  {
    code: 'medical_remote',
    kind: 'medical',
    name: '异地就医备案',
    summary: '长住外地或去外地看病前备案，回来能报销。',
    papers: [id, { name: '医保卡', note: '电子的也可以' }],
    steps: ['问清去哪里、多久', '帮着在手机上备案', '看到备案成功'],
    working_days: 0,
    doers: anyone,
    note: '在手机的国家医保服务平台也可以自己办。',
  },
  {
    code: 'pension_check',
    kind: 'social_insurance',
    name: '养老待遇资格认证',
    summary: '领养老金的老人每年认证一次；走不动的上门帮办。',
    papers: [id],
    steps: ['刷脸认证', '走不动的约上门', '看到认证成功'],
    working_days: 0,
    doers: anyone,
    note: '不开“健在证明”：认证通过就够了。',
  },
  {
    code: 'pension_enrol',
    kind: 'social_insurance',
    name: '城乡居民养老保险参保',
    summary: '年满 16 周岁、没有参加职工养老保险的居民。',
    papers: [id, household, { name: '银行卡', note: '本人的' }],
    steps: ['核对没有重复参保', '选缴费档次', '登记、签字'],
    working_days: 3,
    doers: window,
    note: '',
  },
  {
    code: 'hardship_allowance',
    kind: 'allowance',
    name: '最低生活保障申请',
    summary: '家里收入低于当地标准的，可以申请。社区帮着递交，由街道审核确认。',
    papers: [
      id,
      household,
      { name: '收入情况说明', note: '自己写，签字' },
      { name: '家庭经济状况核对授权书', note: '窗口有，全家成年人签字' },
    ],
    steps: ['帮着填申请', '交街道', '街道入户看情况', '公示', '结果告诉本人'],
    working_days: 20,
    doers: window,
    note: '审核的是街道；没有通过的，说明原因和怎样再申请。',
  },
  {
    code: 'disability_allowance',
    kind: 'allowance',
    name: '残疾人两项补贴申请',
    summary: '困难残疾人生活补贴、重度残疾人护理补贴。',
    papers: [id, { name: '残疾人证', note: '原件' }, { name: '银行卡', note: '本人的' }],
    steps: ['核对条件', '交街道、残联', '结果告诉本人'],
    working_days: 15,
    doers: window,
    note: '',
  },
  {
    code: 'elder_card',
    kind: 'elder',
    name: '老年优待证（老年卡）',
    summary: '满 60 周岁可以办，坐公交、进公园有优待。',
    papers: [id, { name: '一寸照片', note: '一张，近期的' }],
    steps: ['核对年龄', '登记、交照片', '做好了通知来拿'],
    working_days: 10,
    doers: anyone,
    note: '',
  },
  {
    code: 'elder_allowance',
    kind: 'elder',
    name: '高龄津贴申请',
    summary: '满 80 周岁的老人。',
    papers: [id, household, { name: '银行卡', note: '本人的' }],
    steps: ['核对年龄和户籍', '交街道', '到账后告诉本人'],
    working_days: 15,
    doers: anyone,
    note: '每满一个年龄段标准会变，不用再申请。',
  },
  {
    code: 'property_complaint',
    kind: 'property',
    name: '物业费、维修基金的事',
    summary: '物业费有争议、想用维修基金，先来问，一起理清怎么办。',
    papers: [{ name: '物业合同或缴费单', note: '有的话带来' }],
    steps: ['听清楚、看材料', '约物业公司一起说', '结果写下来给本人'],
    working_days: 5,
    doers: anyone,
    note: '设施坏了要修的，登记成诉求，由负责的单位办。',
  },
  {
    code: 'community_paper',
    kind: 'papers',
    name: '出具证明',
    summary: '先看要的是哪一种：有二十种按国家规定社区不出，会告诉到哪里办。',
    papers: [id],
    steps: ['问清用在哪里', '能出的核对后当场出', '不该社区出的，告诉去哪里'],
    working_days: 1,
    doers: window,
    note: '依据民发〔2020〕20号。',
  },
]
