import type { ReactNode } from 'react'
import { useKitWords } from '../words.ts'
import styles from './bulk-bar.module.css'
import { Button } from './button.tsx'
import type { Selection } from './selection.ts'

interface BulkBarProps {
  selection: Selection
  /** The list goes on behind the page shown, so that "all that match" means more than the rows chosen. */
  more: boolean
  /** The acts, as buttons. */
  children: ReactNode
}

/** What is chosen and what can be done with it; stands at the foot of the window while anything is. */
export function BulkBar({ selection, more, children }: BulkBarProps) {
  const t = useKitWords()
  if (selection.ids.size === 0 && !selection.all) return null
  return (
    <section className={styles.bar} aria-label={t('select.label')} data-screen-only>
      <p className={styles.count} role="status">
        {selection.all ? t('select.all_chosen') : t('select.chosen', { count: selection.ids.size })}
      </p>
      {more && !selection.all && (
        <Button kind="plain" onClick={selection.chooseAll}>
          {t('select.choose_all')}
        </Button>
      )}
      <Button kind="plain" onClick={selection.clear}>
        {t('select.clear')}
      </Button>
      <div className={styles.acts}>{children}</div>
    </section>
  )
}
