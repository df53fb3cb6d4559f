import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { CallState } from './call-table.tsx'
import styles from './hotline.module.css'
import type { CallRow } from './views.ts'

/** What this caller called about before. */
export function LastCalls({ calls }: { calls: CallRow[] }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <Card title={t('workbench.hotline.last_calls')}>
      {calls.length === 0 && <p className={styles.quiet}>{t('workbench.hotline.first_call')}</p>}
      <ul className={styles.list}>
        {calls.map((call) => (
          <li key={call.id}>
            {dates.full(call.started_at)} <CallState call={call} />
            {call.enquiry && <span className={styles.under}>{t(`workbench.hotline.enquiry.${call.enquiry}`)}</span>}
            {call.note && <span className={styles.under}>{call.note}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
