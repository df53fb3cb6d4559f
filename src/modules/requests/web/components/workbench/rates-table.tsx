import type { ReactNode } from 'react'
import { NothingYet } from '../../../../../app/web/kit/nothing-yet.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './rates-table.module.css'
import type { RatesRow } from './views.ts'

type Rate = RatesRow['rates'][number]

interface RateCellProps {
  rate: Rate | undefined
  label: string
  children?: ReactNode
}

function RateCell({ rate, label, children }: RateCellProps) {
  const t = useWords('requests')
  if (!rate || rate.value === null) {
    return (
      <td className={styles.withheld} data-label={label}>
        {t(`words.withheld.${rate?.withheld ?? 'nothing_to_count'}`)}
      </td>
    )
  }
  return (
    <td data-label={label}>
      <strong>{t('words.percent', { value: (rate.value * 100).toFixed(1) })}</strong>
      <span className={styles.fraction}>
        {rate.numerator}/{rate.denominator}
      </span>
      {children}
    </td>
  )
}

/** The rate, and under it the same without what was left out after review. */
function BothRates({ month, name, label }: { month: RatesRow; name: Rate['rate']; label: string }) {
  const t = useWords('requests')
  const of = (rates: Rate[]) => rates.find((rate) => rate.rate === name)
  const fair = of(month.fair)
  const differs = month.excluded !== 0 && fair && fair.value !== null
  return (
    <RateCell label={label} rate={of(month.rates)}>
      {differs && (
        <span className={styles.fraction}>
          {t('words.fair', {
            percent: t('words.percent', { value: ((fair.value ?? 0) * 100).toFixed(1) }),
            numerator: fair.numerator,
            denominator: fair.denominator,
          })}
        </span>
      )}
    </RateCell>
  )
}

/** How many were left out after review, and why. */
function ExcludedCell({ month, label }: { month: RatesRow; label: string }) {
  const t = useWords('requests')
  if (month.excluded === null) return <CountCell label={label} count={null} why="too_few" />
  return (
    <td data-label={label}>
      {month.excluded}
      {month.excluded_reasons.map((one) => (
        <span key={one.reason} className={styles.fraction}>
          {t(`words.exclusion.${one.reason}`)} {one.count}
        </span>
      ))}
    </td>
  )
}

/** A count, or why it isn't shown. */
function CountCell({ count, label, why }: { count: number | null; label: string; why: 'too_few' | 'few_or_single' }) {
  const t = useWords('requests')
  if (count !== null) return <td data-label={label}>{count}</td>
  return (
    <td className={styles.withheld} data-label={label}>
      {t(`words.withheld.${why}`)}
    </td>
  )
}

const rateNames = ['response', 'resolution', 'satisfaction'] as const

/** Months with their three rates, numerator and denominator always beside them, and what stays outside the rates. */
export function RatesTable({ months }: { months: RatesRow[] }) {
  const t = useWords('requests')
  if (months.length === 0) return <NothingYet />
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('workbench.desk.rates')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('words.month')}</th>
          <th scope="col">{t('words.filed')}</th>
          {rateNames.map((name) => (
            <th key={name} scope="col">
              {t(`words.rate.${name}`)}
            </th>
          ))}
          <th scope="col">{t('words.unconfirmed')}</th>
          <th scope="col">{t('words.excluded')}</th>
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row">{month.month}</th>
            <CountCell label={t('words.filed')} count={month.filed} why="too_few" />
            {rateNames.map((name) => (
              <BothRates key={name} label={t(`words.rate.${name}`)} name={name} month={month} />
            ))}
            <CountCell label={t('words.unconfirmed')} count={month.unconfirmed} why="few_or_single" />
            <ExcludedCell label={t('words.excluded')} month={month} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
