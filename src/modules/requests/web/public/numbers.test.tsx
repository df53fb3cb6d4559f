import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import kit from '../../../../app/web/i18n/zh-CN.json' with { type: 'json' }
import texts from '../../i18n/zh-CN.json' with { type: 'json' }
import { Numbers } from './numbers.tsx'

const words = i18next.createInstance()
await words.init({ lng: 'zh-CN', resources: { 'zh-CN': { kit, requests: texts.pages } } })

type Props = Parameters<typeof Numbers>[0]
type Month = Props['months'][number]

const empty: Month = {
  month: '2026-01',
  rates: [],
  filed: 0,
  finished: 0,
  answered: 0,
  unconfirmed: 0,
  fair: [],
  excluded: 0,
  excluded_reasons: [],
  withdrawn: 0,
}

function shown(months: Month[]): string {
  const page = <Numbers months={months} formula={{ response: '响应率 = 甲 ÷ 乙' }} state_counts={[]} least={5} />
  return renderToStaticMarkup(<I18nextProvider i18n={words}>{page}</I18nextProvider>)
}

test('each rate is shown with what it is made of', () => {
  const rate = { rate: 'response', numerator: 40, denominator: 42, value: 40 / 42, withheld: null } as const
  const html = shown([{ ...empty, filed: 42, rates: [rate] }])
  expect(html).toContain('95.2%')
  expect(html).toContain('40/42')
  expect(html).toContain('响应率 = 甲 ÷ 乙')
})

test('a figure that would stand for one worker is withheld, in words', () => {
  const rate = { rate: 'response', numerator: null, denominator: null, value: null, withheld: 'single_worker' } as const
  const html = shown([{ ...empty, filed: 3, rates: [rate] }])
  expect(html).toContain('不公布')
  expect(html).not.toContain('%')
})

test('a figure of a few people is withheld, and it is said below how few', () => {
  const html = shown([{ ...empty, filed: null, finished: 7 }])
  expect(html).toContain('<td data-number="true"><span')
  expect(html).toContain('不到 5 ')
})

test('months before anything was said are left out; the newest stands first', () => {
  const html = shown([empty, { ...empty, month: '2026-02', filed: 1 }, { ...empty, month: '2026-03' }])
  expect(html).not.toContain('2026-01')
  expect(html.indexOf('2026-03')).toBeLessThan(html.indexOf('2026-02'))
})
