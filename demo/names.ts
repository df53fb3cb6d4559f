/**
 * Names for generated persons, put together from pools of characters by generation. Surnames and characters of the persons the
 * press reports name are left out, so that no name here can be theirs.
 */
import type { Random } from './random.ts'

export type Sex = 'male' | 'female'

const local =
  '陈陈陈沈沈沈王王张张朱朱徐徐吴吴俞俞周周陆陆章许马蒋顾顾钱钱姚曹潘褚祝贺汪孙郑戴宋方茅费邬郁凌计诸孔施严倪褚查封管'
const fromElsewhere = '李李李刘刘杨杨赵黄黄郭何罗罗谢唐韩冯邓曾彭肖田董梁余卢魏任谭秦石崔侯熊龙段雷汤代易'

type Pools = { first: string; second: string; single: string }

const pools: Record<Sex, Record<'old' | 'middle' | 'young', Pools>> = {
  male: {
    old: { first: '阿根福荣永德兴水炳仁松关顺正启云子', second: '生根泉林宝法康祥明荣庆坤良寿观初松', single: '' },
    middle: {
      first: '国建卫志海永宏晓伟立振利新学洪小',
      second: '平峰强明良忠华军林东荣斌民江其忠',
      single: '斌勇刚峰伟杰宏军涛',
    },
    young: {
      first: '子宇浩俊梓思文天嘉一泽皓逸明承锦',
      second: '涵轩宇杰豪然辰航睿阳恒驰帆昊铭言',
      single: '睿晨昊熠骁朗弈',
    },
  },
  female: {
    old: { first: '阿月桂秀玉云菊惠彩雪巧招水宝素杏', second: '英珍娥仙宝芬妹珠花娟琴囡文玲贞莲', single: '' },
    middle: {
      first: '丽建红晓海小雪永惠爱春利国文亚彩',
      second: '萍芳英琴娟红燕霞敏华珍芬玲琳妹平',
      single: '萍芳红燕敏洁琴丽霞',
    },
    young: {
      first: '雨思梓欣诗佳语一若子可依晨嘉书沐',
      second: '涵彤怡萱妍琪悦雯瑶晴蕾宁玥岚禾颖',
      single: '悦瑶妍琪彤岚',
    },
  },
}

/** A name as people of that sex, year of birth and origin bear it. */
export function makeName(random: Random, person: { sex: Sex; birthYear: number; newcomer: boolean }): string {
  const surname = person.newcomer && random.chance(0.75) ? random.pick([...fromElsewhere]) : random.pick([...local])
  return surname + givenName(random, person.sex, person.birthYear)
}

/** A given name for one born into a family whose surname is known. */
export function givenName(random: Random, sex: Sex, birthYear: number): string {
  const { first, second, single } = pools[sex][generation(birthYear)]
  if (single && random.chance(0.12)) return random.pick([...single])
  const begin = random.pick([...first])
  return begin + random.pick([...second].filter((character) => character !== begin))
}

function generation(birthYear: number): 'old' | 'middle' | 'young' {
  if (birthYear < 1960) return 'old'
  return birthYear < 1988 ? 'middle' : 'young'
}
