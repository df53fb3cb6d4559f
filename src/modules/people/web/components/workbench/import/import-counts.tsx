import { useWords } from '../../../../../../app/web/words.ts'
import type { ImportView } from '../views.ts'
import styles from './import.module.css'

/** What would happen (or happened) to the rows, in four numbers. */
export function ImportCounts({ view }: { view: ImportView }) {
  const t = useWords('people')
  const counts = [
    ['new', view.rows_new],
    ['changed', view.rows_changed],
    ['same', view.rows_same],
    ['refused', view.rows_refused],
    ...(view.rows_undecided > 0 ? [['undecided', view.rows_undecided] as const] : []),
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(([name, count]) => (
        <div
          key={name}
          className={(name === 'refused' || name === 'undecided') && count > 0 ? styles.refused : undefined}
        >
          <dd>{count}</dd>
          <dt>{t(`workbench.import.${name}`)}</dt>
        </div>
      ))}
    </dl>
  )
}
