import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { ImportView } from '../views.ts'
import styles from './import.module.css'

/** How far a sheet was looked at; leaving the page doesn't stop it. */
export function ImportProgress({ view }: { view: ImportView }) {
  const t = useWords('people')
  const { state, progress } = view
  if (state !== 'checking' && state !== 'applying' && state !== 'undoing') return null
  return (
    <Card>
      <Stack>
        <p role="status" className={styles.count}>
          {t(`workbench.import.${state}`, { progress })}
        </p>
        <progress className={styles.progress} max={100} value={progress} aria-label={t('workbench.import.progress')} />
        <p className={styles.help}>
          {t(state === 'applying' ? 'workbench.import.applying_help' : 'workbench.import.checking_help')}
        </p>
      </Stack>
    </Card>
  )
}
