import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from '../acts/act.ts'
import styles from './team.module.css'
import type { Team } from './views.ts'

/** It is off this person's list until then; and the way back before. */
export function SnoozedBar({ id, snooze }: { id: string; snooze: NonNullable<Team['snooze']> }) {
  const t = useWords('requests')
  const dates = useDates()
  const wake = useWrite('POST /api/c/:community/requests/:id/wake', { refresh })
  return (
    <div className={styles.snoozed}>
      <span>{t('workbench.team.snoozed', { until: dates.full(snooze.until), reason: snooze.reason })}</span>
      <Button narrow busy={wake.isPending} onClick={() => wake.mutate({ params: { id }, body: {} })}>
        {t('workbench.team.wake')}
      </Button>
    </div>
  )
}
