import type { CivilDate } from '../../src/shared/civil-date.ts'
import { ageAt } from '../../src/shared/civil-date.ts'
import type { Random } from '../random.ts'
import type { CompoundPlan } from './compounds.ts'
import type { PersonPlan } from './people.ts'

/** Where somebody speaks of: all that sentences may name. */
export type Spot = {
  building: string
  stairwell: string
  floor: number
  room: string
  upstairs: string
  place: string
  road: string
}

const since = ['这两天', '从昨天起', '从前天起', '从上周起', '这个礼拜', '从上个周末起']
const howLong = ['两天', '三天', '四五天', '快一个礼拜', '好几天', '半个月']
const lateHours = ['昨晚 11 点多', '夜里 12 点', '半夜 1 点多', '昨天夜里', '晚上 11 点以后']
const earlyHours = ['今天一早', '早上 6 点不到', '清早', '早上出门时']

/** Fills in a sentence: `[a|b]` becomes one of them, `{…}` what stands for it here. */
export function speak(
  random: Random,
  sentence: string,
  spot: Spot,
  asker: { person?: PersonPlan; day: CivilDate },
): string {
  const words: Record<string, () => string> = {
    幢: () => spot.building,
    单元: () => spot.stairwell,
    层: () => `${spot.floor} 楼`,
    室: () => spot.room,
    上: () => spot.upstairs,
    处: () => spot.place,
    路: () => spot.road,
    天: () => random.pick(since),
    久: () => random.pick(howLong),
    夜: () => random.pick(lateHours),
    早: () => random.pick(earlyHours),
    岁: () => String(ageSpokenOf(random, sentence, asker)),
  }
  return sentence
    .replace(/\[([^\]]+)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{([^}]+)\}/g, (whole, name: string) => words[name]?.() ?? whole)
}

/** Somebody's own age in "我 … 岁", else that of an old relative or neighbour. */
function ageSpokenOf(random: Random, sentence: string, asker: { person?: PersonPlan; day: CivilDate }): number {
  const own = asker.person ? ageAt(asker.person.birthDate, asker.day) : 40
  if (speaksOfOwnAge(sentence)) return own
  return Math.min(94, Math.max(random.int(76, 90), own + 21))
}

/** Sentences that only make sense in some months (1 to 12). */
const monthsOf: readonly (readonly [RegExp, readonly number[]])[] = [
  [/春节|过年|鞭炮|腊月/, [1, 2]],
  [/元宵/, [1, 2]],
  [/台风/, [7, 8, 9]],
  [/天热|夏天|大热天|蚊子|西瓜/, [5, 6, 7, 8, 9]],
  [/暑托|暑假|7 月 6 日/, [5, 6, 7]],
  [/寒假/, [11, 12, 1]],
  [/幼升小|今年的划片|九月上幼儿园/, [3, 4, 5, 6]],
  [/明年的居民医保|12 月 31 日前/, [9, 10, 11, 12]],
  [/流感/, [9, 10, 11, 12]],
  [/露天电影/, [4, 5, 6, 7]],
  [/现在天冷|明年三月/, [11, 12, 1]],
]

export type Setting = Pick<CompoundPlan, 'kind' | 'lift' | 'garage' | 'floors'> & { company: boolean }

/** Whether a sentence can be said in that month and in such a compound: no lift where there is none, no summer in December. */
export function fits(sentence: string, month: number, setting: Setting, walkUp: boolean): boolean {
  if (monthsOf.some(([words, months]) => words.test(sentence) && !months.includes(month))) return false
  if (/电梯/.test(sentence) && !setting.lift && !walkUp) return false
  if (/下不来/.test(sentence) && setting.lift) return false
  if (/住的公租房/.test(sentence) && setting.kind !== 'public_rental') return false
  if (/回迁/.test(sentence) && setting.kind !== 'resettlement') return false
  if (/老房子/.test(sentence) && setting.floors > 6) return false
  if (/地下车位|地库|地下车库|桥架/.test(sentence) && !setting.garage) return false
  if (/没有物业|准物业/.test(sentence)) return !setting.company
  if (/物业/.test(sentence) && !setting.company) return false
  return setting.floors >= 6 || !/[3-9三四五六] ?楼|顶楼/.test(sentence)
}

export function speaksOfOwnAge(sentence: string): boolean {
  return /我(今年)? ?\{岁\}/.test(sentence)
}

/** How a matter begins that a worker writes down for somebody. */
export const heard: Record<string, readonly string[]> = {
  hotline: ['来电：', '电话里说：', '居民来电：'],
  counter: ['来柜台说：', '当面说：', ''],
  visit: ['走访时说起：', '上门时提到：'],
  chat: ['楼栋群里说：', '群里有人说：'],
  meeting: ['楼道议事会上提出：', '会客厅的板凳会上说：'],
}

export const contactWords = [
  '电话联系过，问清了情况，约好上门的时间。',
  '打电话给居民，对方说方便的时候就来。',
  '上门看过，和居民当面说了怎么办。',
  '电话里先安抚了，告诉居民今天就安排。',
  '联系上了，居民补了两点情况。',
  '',
]

export const sendBackWords = [
  '看过现场，这一处不在我们的管理范围，请改派。',
  '这是邻里之间的事，请先由楼长和社区劝一劝。',
  '核对了图纸，这段管线归别的单位维护。',
  '我这周外出培训，没法按时到场，请转给同事。',
]

export const pauseWords = [
  '配件要从厂家调，到货后再装。',
  '连着下雨，外墙和屋面没法施工，等天晴。',
  '居民出差，家里没人，约好回来再上门。',
  '等第三方检测的结果，结果出来再接着办。',
]

export const handOverWords = ['我轮休，转给同事接着跟。', '这件事他更熟，请他来办。']

export const withdrawWords = [
  '已经自己弄好了，谢谢。',
  '邻居帮忙解决了，不用麻烦了。',
  '点错了，不好意思。',
  '和对方说开了，不用再办。',
]

export const supplementWords = [
  '补一句：下午四点以后家里都有人。',
  '今天又看了一下，比昨天厉害。',
  '门铃坏了，来的时候请打电话。',
  '我妈耳朵不好，电话多响一会儿。',
]

/** What people say with their grade, best first. */
export const judgedWords: Record<5 | 4 | 3 | 2 | 1, readonly string[]> = {
  5: [
    '来得快，弄得干净，谢谢师傅。',
    '没想到当天就好了，给你们点个赞。',
    '小姑娘上门三次，一点不嫌烦。',
    '老妈妈说社区像自家人。',
    '讲得清楚，办得也快。',
    '',
    '',
  ],
  4: ['修好了，就是等了两天。', '办好了，谢谢。', '可以，希望以后别再坏。', '', ''],
  3: ['好是好了，来回跑了两趟。', '时间久了一点。', ''],
  2: ['说好上午来，等到晚上。', '修是修了，感觉不牢。', '解释听懂了，事情还是没办。'],
  1: ['没解决，还是老样子。', '打了几次电话才来，不满意。'],
}

export const notSolvedWords = [
  '第二天又坏了。',
  '还是漏，请再来看看。',
  '好了三天，又回来了。',
  '只修了一半，另一半没弄。',
  '晚上还是吵。',
]

export const reopenNotes = ['回到原来的人手里，重新上门看过。', '上次没找到根子，这次从头查一遍。']

export const secondDone = [
  '重新处理好了，这次多盯了两天，没有再犯。',
  '找到根子了，彻底换掉，您再看看。',
  '第二次上门，全部做完，当面试给您看了。',
]
