import type { Sex } from './names.ts'
import type { CommunityPlan } from './xishan/territory.ts'

/** Made up from beginning to end but for the town it is put into. */
export const donghu: CommunityPlan = {
  name: '东湖社区',
  district_code: '330481',
  town: { code: '330481001', name: '硖石街道' },
  code: '330481001998',
  time_zone: 'Asia/Shanghai',
  demo: true,
  phone: '19900000007',
  supervision_phone: '19900000008',
  office_hours: '周一至周五 8:30–12:00、14:00–17:30',
  address: '湖畔路，党群服务中心',
  names: {},
}

type Person = { name: string; sex: Sex; birth_date: string; phone: string; sequence: number }

export const donghuPeople: Record<'secretary' | 'resident', Person> = {
  secretary: { name: '计惠玲', sex: 'female', birth_date: '1979-05-18', phone: '19900000090', sequence: 470 },
  resident: { name: '费晓岚', sex: 'female', birth_date: '1990-10-02', phone: '19900000091', sequence: 471 },
}

export type DonghuRequest = {
  code: string
  daysAgo: number
  time: string
  where: 'compound' | 'building'
  text: string
  outcome: 'solved' | 'answered'
  result?: string
  grade: 1 | 2 | 3 | 4 | 5
}

export const donghuRequests: readonly DonghuRequest[] = [
  {
    code: 'C14',
    daysAgo: 130,
    time: '19:20',
    where: 'compound',
    text: '书屋能不能添几本讲湖里水鸟的书？孩子天天去湖边数。',
    outcome: 'solved',
    result: '买了三本，其中一本是水鸟图鉴，今天就能借。',
    grade: 5,
  },
  {
    code: 'A29',
    daysAgo: 74,
    time: '20:05',
    where: 'building',
    text: '一楼门厅墙根有白蚂蚁，木门框都松了。',
    outcome: 'solved',
    result: '白蚁所的人来看过，打了药、换了门框，半年内会再来查两次。',
    grade: 4,
  },
  {
    code: 'B19',
    daysAgo: 33,
    time: '12:40',
    where: 'compound',
    text: '想借活动室给合唱队排练，周五晚上，十个人。',
    outcome: 'answered',
    result: '周五晚上已经有书法班，改到周四晚上 7 点，已给您占好。',
    grade: 4,
  },
  {
    code: 'D08',
    daysAgo: 3,
    time: '21:10',
    where: 'compound',
    text: '湖边平台晚上唱歌的音响太响，窗户关了还听得见。',
    outcome: 'solved',
    grade: 5,
  },
  {
    code: 'A10',
    daysAgo: 1,
    time: '18:50',
    where: 'building',
    text: '电梯厅的灯忽明忽暗，晚上回家有点怕。',
    outcome: 'solved',
    grade: 5,
  },
]
