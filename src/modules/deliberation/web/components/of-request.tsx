import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { RowLinks } from '../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { DecisionLine } from './decision-line.tsx'
import styles from './meetings.module.css'

/** Where a request was on the table, and what was decided. */
export default function OfRequest({ id }: { id: string }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const found = useRead('GET /api/c/:community/requests/:id/meetings', { params: { id } })
  const { meetings = [], decisions = [] } = found.data ?? {}
  if (meetings.length + decisions.length === 0) return null
  return (
    <Card title={t('workbench.of_request')}>
      <RowLinks
        rows={meetings.map((one) => ({ to: `/meetings/${one.id}`, label: one.title, note: dates.full(one.starts_at) }))}
      />
      <ul className={styles.list}>
        {decisions.map((one) => (
          <DecisionLine key={one.id} decision={one} meeting />
        ))}
      </ul>
    </Card>
  )
}
