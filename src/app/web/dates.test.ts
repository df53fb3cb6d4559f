import i18next from 'i18next'
import { expect, test } from 'vitest'
import { daySpans } from '../../shared/civil-date.ts'
import { dateWords } from './dates.ts'
import en from './i18n/en.json' with { type: 'json' }
import kit from './i18n/zh-CN.json' with { type: 'json' }

const words = i18next.createInstance()
await words.init({
  lng: 'zh-CN',
  resources: { 'zh-CN': { kit }, en: { kit: en } },
  defaultNS: 'kit',
  interpolation: { escapeValue: false },
})
const shanghai = dateWords(words.t, 'Asia/Shanghai', '2026-11-21T02:00:00Z')

/** What a reader sees of it: the sign that lets two dates part takes no room. */
const seen = (text: string) => text.replaceAll('\u200b', '')

test('instants are read in the zone of the community', () => {
  expect(shanghai.full('2026-06-12T09:00:00Z')).toBe('6月12日（周五）17:00')
  expect(shanghai.day('2026-06-11T16:00:00Z')).toBe('6月12日（周五）')
  expect(shanghai.time('2026-06-11T16:00:00Z')).toBe('00:00')
})

test('a civil day stays the day it is', () => {
  expect(shanghai.day('2026-06-12')).toBe('6月12日（周五）')
  expect(shanghai.plain('2026-06-12')).toBe('2026-06-12')
})

test('between two dates a line may end', () => {
  expect(shanghai.span({ from: '2026-02-27', to: '2026-03-01' })).toBe('2月27日至\u200b3月1日')
})

test('a span within another year says the year once', () => {
  expect(seen(shanghai.span({ from: '2027-01-11', to: '2027-01-17' }))).toBe('2027年1月11日至1月17日')
  expect(seen(shanghai.span({ from: '2026-12-12', to: '2027-01-10' }))).toBe('12月12日至2027年1月10日')
  expect(seen(shanghai.span({ from: '2025-12-12', to: '2026-01-10' }))).toBe('2025年12月12日至1月10日')
})

test('days that follow on each other are said as one span', () => {
  const spans = daySpans(['2026-02-27', '2026-02-28', '2026-03-01', '2026-05-01'])
  expect(spans.map(shanghai.span).map(seen)).toEqual(['2月27日至3月1日', '5月1日'])
  expect(daySpans([])).toEqual([])
})

test('another year is said', () => {
  expect(shanghai.short('2025-12-31T15:59:00Z')).toBe('2025年12月31日')
  expect(shanghai.short('2025-12-31T16:00:00Z')).toBe('1月1日')
})

test('English says dates its own way', () => {
  const english = dateWords(words.getFixedT('en'), 'Asia/Shanghai', '2026-11-21T02:00:00Z')
  expect(english.full('2026-06-12T09:00:00Z')).toBe('Fri 12 Jun, 17:00')
  expect(english.short('2025-12-31')).toBe('31 Dec 2025')
})
