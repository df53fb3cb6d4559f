import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import styles from './inbox.module.css'

const tones: Record<string, Tone> = { waiting: 'wait', sent: 'done', undelivered: 'late', settled: 'done' }

/** On the page of a request: whether who asked was reached. Nothing where nothing went out. */
export default function OfRequest({ id }: { id: string }) {
  const t = useWords('notifications')
  const dates = useDates()
  const { data } = useRead('GET /api/c/:community/requests/:id/deliveries', { params: { id } })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('workbench.told')}>
      <ul className={styles.list}>
        {data.items.map((one) => (
          <li key={one.id} className={styles.facts}>
            <StateTag tone={tones[one.state] ?? 'info'}>{t(`workbench.states.${one.state}`)}</StateTag>
            <span>{t(`workbench.channels.${one.channel}`)}</span>
            <time dateTime={one.at}>{dates.full(one.at)}</time>
            {one.settled_how !== '' && <span>{one.settled_how}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
