import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholeDates, wholeLine } from './whole-dates.tsx'

const drawn = (text: string) => renderToStaticMarkup(<p>{wholeDates(text)}</p>)

test('a date, and a weekday in its brackets, are each kept on one line', () => {
  expect(drawn('2026年12月5日（周六）24:00 截止')).toBe(
    '<p><span class="whole">2026年12月5日</span><span class="whole">（周六）</span>24:00\u00a0截止</p>',
  )
  expect(drawn('11月8日 · 電話（週日）')).toContain('<span class="whole">（週日）</span>')
})

test('no dot begins a line, and a number stays with its word', () => {
  expect(wholeLine('261120-68101 · 西山新村 1 幢 2 单元 · Grid 2')).toBe(
    '261120-68101\u00a0· 西山新村 1\u00a0幢 2\u00a0单元\u00a0· Grid 2',
  )
})

test('a text without a date stays as it is', () => {
  expect(wholeDates('周末来，五个人')).toBe('周末来，五个人')
})
