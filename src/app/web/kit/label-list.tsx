import type { ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import styles from './label-list.module.css'
import { Link } from './navigation.tsx'

export interface LabelRow {
  label: string
  /** Empty or missing reads 未填写. */
  value?: ReactNode
  /** Check-answers page: path of the step where it is changed, coming back here. */
  change?: string
}

function Value({ of }: { of: ReactNode }) {
  const t = useKitWords()
  if (of === undefined || of === null || of === false || of === '') {
    return <span className={styles.none}>{t('not_filled')}</span>
  }
  return of
}

/** Labels and values; with `change` on its rows it is the page 请核对. */
export function LabelList({ rows }: { rows: LabelRow[] }) {
  const t = useKitWords()
  return (
    <dl className={styles.list}>
      {rows.map((row) => (
        <div key={row.label} className={styles.row} data-keep>
          <dt className={styles.label}>{row.label}</dt>
          <dd className={styles.value}>
            <Value of={row.value} />
          </dd>
          {row.change !== undefined && (
            <dd className={styles.change} data-screen-only>
              <Link to={row.change}>
                {t('change')}
                <span className="visually-hidden">{row.label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
