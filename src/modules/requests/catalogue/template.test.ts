import { describe, expect, it } from 'vitest'
import en from '../i18n/en.json' with { type: 'json' }
import zhCN from '../i18n/zh-CN.json' with { type: 'json' }
import zhHant from '../i18n/zh-Hant.json' with { type: 'json' }
import type { WorkingLimit } from './item.ts'
import type { CatalogueTemplateItem } from './template.ts'
import { catalogueClasses, catalogueTemplate, departmentKinds } from './template.ts'

const hoursPerWorkingDay = 8
const hours = ({ amount, unit }: WorkingLimit) => (unit === 'working_days' ? amount * hoursPerWorkingDay : amount)
const codes = (items: readonly CatalogueTemplateItem[]) => items.map((item) => item.code)
const offenders = (breaks: (item: CatalogueTemplateItem) => boolean) => codes(catalogueTemplate.filter(breaks))
const repeated = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at)
const item = (name: string) => {
  const found = catalogueTemplate.find((each) => each.name === name)
  if (!found) throw new Error(`no item ${name}`)
  return found
}

describe('the five classes', () => {
  it('hold 112 items, at least 18 each', () => {
    expect(catalogueClasses.map((each) => each.name)).toEqual([
      '爱心民生',
      '综合服务',
      '公益慈善',
      '支持保障',
      '特殊群体关爱',
    ])
    expect(catalogueTemplate).toHaveLength(112)
    for (const each of catalogueClasses) expect(each.items.length).toBeGreaterThanOrEqual(18)
  })

  it('number their items from 01 without a gap', () => {
    for (const { letter, items } of catalogueClasses) {
      expect(codes(items)).toEqual(items.map((_, at) => `${letter}${String(at + 1).padStart(2, '0')}`))
    }
  })
})

describe('names and words', () => {
  it('are unique, so that a phrase leads to one item', () => {
    expect(repeated(catalogueTemplate.map((each) => each.name))).toEqual([])
    expect(repeated(catalogueTemplate.flatMap((each) => each.words))).toEqual([])
    const names = new Set(catalogueTemplate.map((each) => each.name))
    expect(offenders((each) => each.words.some((word) => word !== each.name && names.has(word)))).toEqual([])
  })

  it('are short: names up to 14 characters, 4–10 words of 2–10', () => {
    expect(offenders(({ name }) => name.length < 2 || name.length > 14)).toEqual([])
    expect(offenders(({ words }) => words.length < 4 || words.length > 10)).toEqual([])
    expect(offenders(({ words }) => words.some((word) => word.length < 2 || word.length > 10))).toEqual([])
  })
})

describe('names in the reader’s language', () => {
  it('stand for every item, in Chinese as in the template', () => {
    const told = (messages: Record<string, string>) => catalogueTemplate.map((each) => messages[`item_${each.code}`])
    expect(told(zhCN.messages)).toEqual(catalogueTemplate.map((each) => each.name))
    for (const { messages } of [en, zhHant]) {
      expect(told(messages).filter((name) => !name)).toEqual([])
      expect(repeated(told(messages).map(String))).toEqual([])
    }
  })
})

describe('texts', () => {
  const sentences = ({ hint, why, criterion, divert }: CatalogueTemplateItem) =>
    [hint, why, criterion, divert].filter((text) => text !== undefined)

  it('are one sentence each, short enough to be read to the end', () => {
    expect(offenders((each) => sentences(each).some((text) => !/^[^。]+。$/.test(text)))).toEqual([])
    expect(offenders(({ hint, criterion }) => hint.length > 60 || criterion.length > 60)).toEqual([])
    expect(offenders(({ why, divert = '' }) => why.length > 80 || divert.length > 80)).toEqual([])
  })

  it('neither shout nor blame', () => {
    expect(offenders((each) => sentences(each).some((text) => /[!！]|请勿|非法|失败|错误|严禁/.test(text)))).toEqual([])
  })
})

describe('who answers', () => {
  it('is spread over all four kinds, each at least 8 times', () => {
    for (const kind of ['community', 'property_company', 'residents', 'department']) {
      expect(catalogueTemplate.filter((each) => each.answerable === kind).length).toBeGreaterThanOrEqual(8)
    }
  })

  it('names a known department exactly when a department answers, and every department is named somewhere', () => {
    expect(offenders((each) => (each.answerable === 'department') !== (each.department !== undefined))).toEqual([])
    const named = new Set(catalogueTemplate.flatMap((each) => each.department ?? []))
    expect([...named].sort()).toEqual(Object.keys(departmentKinds).sort())
  })

  it('covers all five kinds of request', () => {
    const kinds = new Set(catalogueTemplate.map((each) => each.kind))
    expect([...kinds].sort()).toEqual(['complaint', 'enquiry', 'help', 'report', 'suggestion'])
  })
})

describe('limits', () => {
  it('are whole and positive, and nothing is due before the first contact', () => {
    const bad = ({ amount }: WorkingLimit) => !Number.isInteger(amount) || amount < 1
    expect(offenders((each) => bad(each.contact) || bad(each.resolve))).toEqual([])
    expect(offenders((each) => hours(each.resolve) < hours(each.contact))).toEqual([])
  })

  it('follow the priority: the more urgent, the sooner somebody calls', () => {
    const latestHours = { 1: 1, 2: 4, 3: 8, 4: 16 }
    expect(offenders((each) => hours(each.contact) > latestHours[each.priority])).toEqual([])
  })

  it('keep what GB/T 30428 sets', () => {
    expect(item('小区垃圾没清走').resolve).toEqual({ amount: 4, unit: 'working_hours' })
    expect(item('路边垃圾成堆').resolve).toEqual({ amount: 4, unit: 'working_hours' })
    expect(item('道路积水').resolve).toEqual({ amount: 4, unit: 'working_hours' })
    expect(item('绿化没人养护').resolve).toEqual({ amount: 5, unit: 'working_days' })
  })

  it('leave danger to those who come at once: the first priority is urgent and says whom to call', () => {
    expect(offenders((each) => each.priority === 1 && (each.tier !== 'urgent' || !each.divert))).toEqual([])
    expect(offenders((each) => each.tier === 'urgent' && each.priority > 2)).toEqual([])
  })
})

describe('privacy and proof', () => {
  it('never shows care, disputes, illness, money or accusations to neighbours', () => {
    expect(offenders((each) => each.code.startsWith('E') && each.publicOpen)).toEqual([])
    const personal =
      /医|药|病|债|工资|补贴|费疑问|押金|纠纷|诈骗|捐款|遗|户口|身后|楼上漏水|太吵|装修扰民|养狗|违法搭建|群租|被盗/
    expect(offenders((each) => each.publicOpen && personal.test(each.name))).toEqual([])
  })

  it('asks for a photo only of things in a place that must be named', () => {
    expect(offenders((each) => each.evidence === 'photo' && each.place !== 'required')).toEqual([])
    expect(offenders((each) => each.kind === 'enquiry' && each.evidence !== 'none')).toEqual([])
  })

  it('names two to four short points to look at before closing where a slip would hurt', () => {
    const listed = catalogueTemplate.filter((each) => each.checklist)
    expect(listed.length).toBeGreaterThanOrEqual(15)
    expect(offenders(({ checklist = ['', ''] }) => checklist.length < 2 || checklist.length > 4)).toEqual([])
    expect(offenders(({ checklist = [] }) => repeated(checklist).length > 0)).toEqual([])
    expect(offenders(({ checklist = [] }) => checklist.some((point) => point.length > 20 || /。/.test(point)))).toEqual(
      [],
    )
    expect(offenders((each) => each.priority === 1 && !each.checklist)).toEqual([])
  })

  it('explains the one thing the community must not issue', () => {
    const papers = catalogueTemplate.filter((each) => each.certificate)
    expect(papers.map((each) => each.name)).toEqual(['开具证明'])
    expect(item('开具证明').why).toContain('民发〔2020〕20号')
  })
})
