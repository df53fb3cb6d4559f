import { useWords } from '../../../../app/web/words.ts'
import styles from './forms.module.css'

/** How many of the cells that are asked for are filled: a bar, and the words. */
export function FilledBar({ cells, filled }: { cells: number; filled: number }) {
  const t = useWords('forms')
  const percent = cells === 0 ? 0 : Math.floor((filled / cells) * 100)
  return (
    <>
      <div className={styles['bar']} aria-hidden="true">
        <div className={styles['done']} style={{ width: `${percent}%` }} />
      </div>
      <span>
        {t('workbench.fill.filled', { cells, filled })} {t('words.share', { value: percent })}
      </span>
    </>
  )
}
