import { describe, expect, it } from 'vitest'
import { differing, type EmergencyWords, emergenciesIn, ownFirstIn, phrasesFor } from './emergencies.ts'

describe('the usual phrases', () => {
  it.each<[string, string[]]>([
    ['厨房着火了，烟很大', ['119']],
    ['闻到一股燃气味', ['119']],
    ['天然气好像在泄漏', ['119']],
    ['老人摔在卫生间起不来', ['120']],
    ['楼下有人打架，拿刀了', ['110']],
    ['被骗了，刚给对方转账', ['110']],
    ['门口车祸，撞到人了', ['122']],
    ['孩子掉进河里，溺水了', ['119', '120']],
    ['闻到煤气中毒的人叫不醒', ['119', '120']],
    ['The kitchen is on fire, I smell the gas', ['119']],
    ['长期被困扰，楼上漏水', []],
    ['电动车乱停，打了两次电话没人管', []],
    ['门牌 1103 的灯不亮', []],
    ['', []],
  ])('%s: %s', (text, numbers) => {
    expect(emergenciesIn(text)).toEqual(numbers)
  })

  it('are found with the numbers an item’s own sentence names', () => {
    expect(emergenciesIn('起不来了\n敲门没人应，马上打 110；叫不醒打 120。')).toEqual(['110', '120'])
  })
})

describe('a community’s own', () => {
  const words: EmergencyWords = {
    more: { 119: ['马蜂窝', '(a+)+$/?…*'] },
    fewer: { 110: ['打架'] },
    harmless: ['消防演练', '跳楼价'],
    own: [{ phrases: ['燃气/煤气…味'], text: '先关总阀、开窗。', phone: '96777' }],
  }

  it('adds phrases, leaves usual ones out, and knows what only sounds like it', () => {
    expect(emergenciesIn('窗外有个马蜂窝', words)).toEqual(['119'])
    expect(emergenciesIn('楼下打架', words)).toEqual([])
    expect(emergenciesIn('楼下打架，有人拿刀', words)).toEqual(['110'])
    expect(emergenciesIn('超市喊跳楼价，太吵', words)).toEqual([])
    expect(emergenciesIn(`${'a'.repeat(2_000)}b`, words)).toEqual([])
  })

  it('says first what it has to say itself', () => {
    expect(ownFirstIn('楼道里煤气的味道很重', words)).toMatchObject([{ phone: '96777' }])
    expect(ownFirstIn('灯不亮', words)).toEqual([])
  })

  it('is kept as what differs from the usual ones', () => {
    const { more, fewer } = differing('122', ['车祸', '追尾'])
    expect(more).toEqual(['追尾'])
    expect(fewer).toContain('撞车')
    expect(phrasesFor('122', { ...words, more: { 122: more }, fewer: { 122: fewer } })).toEqual(['车祸', '追尾'])
  })

  it('with no phrase left finds nothing but the number itself', () => {
    const none = { ...words, fewer: { 122: phrasesFor('122') } }
    expect(emergenciesIn('车祸', none)).toEqual([])
    expect(emergenciesIn('要不要打 122', none)).toEqual(['122'])
  })
})
