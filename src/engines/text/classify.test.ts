import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CatalogueItem, classify } from './classify.ts'

const items: CatalogueItem[] = [
  { code: 'light', name: '楼道照明', words: ['楼道灯', '灯不亮', '灯坏了', '感应灯', '楼梯间太黑'] },
  { code: 'street_light', name: '路灯', words: ['路灯不亮', '路灯坏了', '小区里太黑'] },
  { code: 'leak', name: '房屋渗漏', words: ['漏水', '渗水', '屋顶漏', '墙面发霉', '楼上漏水'] },
  { code: 'lift', name: '电梯故障', words: ['电梯坏了', '电梯困人', '电梯异响', '电梯停运'] },
  { code: 'charging', name: '电动车充电', words: ['飞线充电', '电瓶车上楼', '楼道充电', '充电桩'] },
  { code: 'parking', name: '停车管理', words: ['乱停车', '占车位', '消防通道停车', '车位不够', '僵尸车'] },
  { code: 'rubbish', name: '垃圾清运', words: ['垃圾没人清', '垃圾桶满了', '垃圾堆', '臭味', '垃圾分类'] },
  { code: 'noise', name: '噪声扰民', words: ['太吵', '半夜装修', '广场舞', '狗叫', '楼上吵'] },
  { code: 'meals', name: '老年助餐', words: ['老年食堂', '送餐', '吃饭不方便', '独居老人吃饭'] },
]

describe('a suggestion', () => {
  it.each([
    ['我们这栋楼道的灯坏了三天了，晚上黑漆漆的，老人上下楼不安全', 'light'],
    ['小区大门进来第三盏路灯不亮', 'street_light'],
    ['楼上漏水，我家天花板都湿了', 'leak'],
    ['电梯又停了，八楼的老人下不来', 'lift'],
    ['有人把电瓶车推到楼道里充电，怕着火', 'charging'],
    ['消防通道天天有人乱停车', 'parking'],
    ['垃圾桶满了好几天没人清，臭味很大', 'rubbish'],
    ['隔壁半夜还在装修，太吵了睡不着', 'noise'],
    ['妈妈一个人住，吃饭不方便，有没有送餐', 'meals'],
  ])('for %s is %s', (text, code) => {
    const [first] = classify(text, items)
    expect(first?.code).toBe(code)
    expect(first?.matched.length).toBeGreaterThan(0)
  })

  it('says by which words, best first, three at most', () => {
    const found = classify('楼上漏水又太吵，楼道灯不亮，电梯坏了', items)
    expect(found).toHaveLength(3)
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(classify('楼上漏水', items)[0]).toMatchObject({
      code: 'leak',
      matched: expect.arrayContaining(['漏水', '楼上漏水']),
    })
  })

  it.each(['', '你好', '😀', '的了吗', '\0'])('there is none for %j', (text) => {
    expect(classify(text, items)).toEqual([])
  })

  it('there is none without a catalogue', () => {
    expect(classify('灯坏了', [])).toEqual([])
    expect(classify('灯坏了', [{ code: 'empty', name: '', words: ['', '，'] }])).toEqual([])
  })

  it('of an item is that item when its own words are used', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), (item) => {
        const [first] = classify(`${item.name}，${item.words.join('，')}`, items)
        expect(first?.code).toBe(item.code)
      }),
    )
  })

  it('always lies between 0 and 1', () => {
    const saying = fc.array(fc.constantFrom('灯', '楼道', '漏水', '电梯', '坏了', '充电', '，', '垃圾', '车'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(saying, (pieces) => {
        for (const { score } of classify(pieces.join(''), items)) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
    )
  })
})
