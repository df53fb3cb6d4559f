import { IconCamera } from '@tabler/icons-react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { WalkNow } from '../../field/patrol-kept.ts'
import styles from '../walk.module.css'
import { findingTones } from './views.ts'

/** What was found on this walk, with where it stands now. `onFind`: while it isn't over. */
export function FoundCard({ walk, onFind }: { walk: WalkNow; onFind: (() => void) | undefined }) {
  const t = useWords('outreach')
  const dates = useDates()
  const title = onFind
    ? t('workbench.patrol.found')
    : t('workbench.patrol.found_on', { day: dates.day(walk.started_at) })
  return (
    <Card title={title}>
      <Stack>
        {walk.found.length === 0 ? (
          <p className={styles.hint}>{t('workbench.patrol.found_none')}</p>
        ) : (
          <ul>
            {walk.found.map((one) => (
              <li key={one.id} className={styles.person}>
                <span>
                  <span>{one.words}</span>
                  <span className={styles.hint}>
                    {[one.place, one.number].filter(Boolean).join(t('workbench.patrol.comma'))}
                  </span>
                </span>
                <StateTag tone={findingTones[one.state]}>{t(`workbench.findings.states.${one.state}`)}</StateTag>
              </li>
            ))}
          </ul>
        )}
        {onFind && (
          <Button icon={IconCamera} onClick={onFind}>
            {t('workbench.patrol.find')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
