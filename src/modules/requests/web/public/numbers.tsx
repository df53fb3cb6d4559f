import type { z } from 'zod'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { ratesRow, rateView, routes } from '../../contract.ts'
import styles from './open.module.css'

type OpenNumbers = z.output<(typeof routes)['GET /api/c/:community/open-numbers']['output']>
type Month = z.output<typeof ratesRow>
type Rate = z.output<typeof rateView>

const rates = ['response', 'resolution', 'satisfaction'] as const
const counts = ['filed', 'finished', 'answered', 'unconfirmed', 'withdrawn'] as const

/** 95.2% with 40/42 under it; in words where there is nothing to show or nothing may be shown. */
function RateCell({ rate }: { rate: Rate | undefined }) {
  const t = useWords('requests')
  if (!rate || rate.value === null) {
    return <span className={styles.quiet}>{t(`public.numbers.withheld.${rate?.withheld ?? 'nothing_to_count'}`)}</span>
  }
  return (
    <>
      {t('public.numbers.percent', { value: (rate.value * 100).toFixed(1) })}
      <span className={styles.fraction}>
        {rate.numerator}/{rate.denominator}
      </span>
    </>
  )
}

/** The rate, and beside it the same without what was left out after review. */
function BothRates({ month, name }: { month: Month; name: Rate['rate'] }) {
  const t = useWords('requests')
  const of = (all: Rate[]) => all.find((rate) => rate.rate === name)
  const fair = of(month.fair)
  return (
    <>
      <RateCell rate={of(month.rates)} />
      {month.excluded !== 0 && fair && fair.value !== null && (
        <span className={styles.fraction}>
          {t('words.fair', {
            percent: t('public.numbers.percent', { value: (fair.value * 100).toFixed(1) }),
            numerator: fair.numerator,
            denominator: fair.denominator,
          })}
        </span>
      )}
    </>
  )
}

/** How many were left out after review, and why. */
function Excluded({ month }: { month: Month }) {
  const t = useWords('requests')
  if (month.excluded === null) return <NotShown />
  return (
    <>
      {month.excluded}
      {month.excluded_reasons.map((one) => (
        <span key={one.reason} className={styles.fraction}>
          {t(`words.exclusion.${one.reason}`)} {one.count}
        </span>
      ))}
    </>
  )
}

/** In the place of a figure that would speak of a few people, or of one worker. */
function NotShown() {
  const t = useWords('requests')
  return <span className={styles.quiet}>{t('public.numbers.withheld.too_few')}</span>
}

/** Newest first, without the months before anything was ever said. */
function shownOf(months: Month[]): Month[] {
  const first = months.findIndex((month) => month.filed !== 0 || month.finished !== 0)
  return months.slice(first === -1 ? -1 : first).reverse()
}

interface TableProps {
  months: Month[]
  caption: string
  heads: string[]
  cells: (month: Month) => React.ReactNode[]
}

/** Months down, measures across; scrolls by itself where the type is very large. */
function MonthTable({ months, caption, heads, cells }: TableProps) {
  const t = useWords('requests')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll has to be reached by the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('public.numbers.month')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" data-number>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{month.month}</th>
              {cells(month).map((cell, index) => (
                <td key={heads[index]} data-number>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The community's own numbers, month by month, each rate with what it is made of; who didn't confirm stands apart. */
export function Numbers({ months, formula, state_counts, least }: OpenNumbers) {
  const t = useWords('requests')
  const newest = shownOf(months)
  return (
    <PageFrame title={t('public.numbers.title')} intro={t('public.numbers.intro')}>
      <MonthTable
        months={newest}
        caption={t('public.numbers.rates')}
        heads={[...rates.map((rate) => t(`public.numbers.rate.${rate}`)), t('words.excluded')]}
        cells={(month) => [
          ...rates.map((name) => <BothRates key={name} month={month} name={name} />),
          <Excluded key="excluded" month={month} />,
        ]}
      />
      <Card title={t('public.numbers.how')}>
        <ul className={styles.notes}>
          {Object.entries(formula).map(([name, sentence]) => (
            <li key={name}>{sentence}</li>
          ))}
          <li>{t('public.numbers.apart')}</li>
          <li>{t('public.numbers.left_out')}</li>
          <li>{t('public.numbers.single')}</li>
          <li>{t('public.numbers.few', { count: least })}</li>
        </ul>
      </Card>
      <MonthTable
        months={newest}
        caption={t('public.numbers.counts')}
        heads={counts.map((count) => t(`public.numbers.count.${count}`))}
        cells={(month) => counts.map((count) => month[count] ?? <NotShown key={count} />)}
      />
      <Card title={t('public.numbers.now')}>
        <LabelList
          rows={state_counts.map(({ state, count }) => ({
            label: t(`public.numbers.states.${state}`),
            value: count === null ? <NotShown /> : t('public.numbers.cases', { count }),
          }))}
        />
      </Card>
    </PageFrame>
  )
}
