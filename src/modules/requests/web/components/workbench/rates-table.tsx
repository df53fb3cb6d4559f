import { useWords } from '../../../../../app/web/words.ts'
import styles from './rates-table.module.css'
import type { RatesRow } from './views.ts'

type Rate = RatesRow['rates'][number]

function RateCell({ rate, label }: { rate: Rate | undefined; label: string }) {
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
        </tr>
      </thead>
      <tbody>
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row">{month.month}</th>
            <CountCell label={t('words.filed')} count={month.filed} why="too_few" />
            {rateNames.map((name) => (
              <RateCell
                key={name}
                label={t(`words.rate.${name}`)}
                rate={month.rates.find((rate) => rate.rate === name)}
              />
            ))}
            <CountCell label={t('words.unconfirmed')} count={month.unconfirmed} why="few_or_single" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
