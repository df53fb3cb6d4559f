import { expect, it } from 'vitest'
import { emergenciesIn } from './emergencies.ts'

it.each<[string, string[]]>([
  ['厨房着火了，烟很大', ['119']],
  ['闻到一股燃气味', ['119']],
  ['老人摔在卫生间起不来', ['120']],
  ['楼下有人打架，拿刀了', ['110']],
  ['门口车祸，撞到人了', ['122']],
  ['孩子掉进河里，溺水了', ['119', '120']],
  ['闻到煤气中毒的人叫不醒', ['119', '120']],
  ['The kitchen is on fire', ['119']],
  ['长期被困扰，楼上漏水', []],
  ['电动车乱停，打了两次电话没人管', []],
  ['门牌 1103 的灯不亮', []],
  ['', []],
])('%s: %s', (text, numbers) => {
  expect(emergenciesIn(text)).toEqual(numbers)
})

it('takes the numbers an item’s own sentence names', () => {
  expect(emergenciesIn('起不来了', '敲门没人应，马上打 110；叫不醒打 120。')).toEqual(['110', '120'])
})
