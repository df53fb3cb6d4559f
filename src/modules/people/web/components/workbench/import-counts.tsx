import { useWords } from '../../../../../app/web/words.ts'
import styles from './import.module.css'
import type { ImportView } from './views.ts'

/** What would happen (or happened) to the rows, in four numbers. */
export function ImportCounts({ view }: { view: ImportView }) {
  const t = useWords('people')
  const counts = [
    ['new', view.rows_new],
    ['changed', view.rows_changed],
    ['same', view.rows_same],
    ['refused', view.rows_refused],
  ] as const
  return (
    <dl className={styles.counts}>
      {counts.map(([name, count]) => (
        <div key={name} className={name === 'refused' && count > 0 ? styles.refused : undefined}>
          <dd>{count}</dd>
          <dt>{t(`workbench.import.${name}`)}</dt>
        </div>
      ))}
    </dl>
  )
}
