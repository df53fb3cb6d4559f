import { describe, expect, it } from 'vitest'
import { classify } from '../../../engines/text/index.ts'
import { catalogueTemplate } from './template.ts'

/** What people say on an ordinary day, and the item they mean. */
const sayings: [string, string][] = [
  ['楼道灯坏了', 'A10'],
  ['三楼楼道的灯坏了一周，晚上看不见', 'A10'],
  ['门口马路上的路灯不亮', 'D12'],
  ['小区路灯坏了', 'D12'],
  ['楼上漏水，天花板湿了', 'A03'],
  ['电梯坏了，困了人', 'A02'],
  ['下水道堵了，污水冒出来', 'A05'],
  ['家里没电了', 'A07'],
  ['垃圾桶满了没人清', 'A14'],
  ['有人在楼道里给电瓶车充电', 'A20'],
  ['隔壁装修太吵', 'A23'],
  ['楼下烧烤店油烟太大', 'D10'],
  ['窨井盖坏了', 'D14'],
  ['公交站太远', 'D17'],
  ['狗没拴绳', 'D06'],
  ['想办居住证', 'B06'],
  ['老人想申请高龄津贴', 'B05'],
  ['没有工作，想找份活', 'B13'],
  ['想参加志愿服务', 'C01'],
]

describe('the likeliest item of the standard catalogue', () => {
  it.each(sayings)('for %s is %s', (text, code) => {
    expect(classify(text, catalogueTemplate)[0]?.code).toBe(code)
  })
})
