import { expect, test } from 'vitest'
import { wholeDates, wholeDatesInHtml } from './whole-dates.ts'

test('no line ends within a date, whoever wrote it', () => {
  expect(wholeDates('请在2026年12月5日（周六）24:00 前答复')).toBe(
    '请在2026\u2060年\u206012\u2060月\u20605\u2060日\u2060（周\u2060六）24:00 前答复',
  )
  expect(wholeDates('11月8日 · 電話（週日）')).toBe('11\u2060月\u20608\u2060日 · 電話（週\u2060日）')
})

test('between two dates, and around one, a line may end', () => {
  expect(wholeDates('2月27日至\u200b3月1日')).toBe('2\u2060月\u206027\u2060日至\u200b3\u2060月\u20601\u2060日')
})

test('what is whole stays as it is, and so does a text without a date', () => {
  const whole = wholeDates('12月5日（周六）')
  expect(wholeDates(whole)).toBe(whole)
  expect(wholeDates('周末来，5 个人，3个月，2026-12-05')).toBe('周末来，5 个人，3个月，2026-12-05')
})

test('in a document only what is read is changed', () => {
  expect(wholeDatesInHtml('<p title="6月1日">6月1日</p><option>6月1日</option><script>"6月1日"</script>')).toBe(
    '<p title="6月1日">6\u2060月\u20601\u2060日</p><option>6月1日</option><script>"6月1日"</script>',
  )
})
