import { useDates } from '../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import styles from './doors.module.css'

const whole = 100

/** Whether doors open more than they did: round after round, sums alone. Nothing before there are two rounds to compare. */
export function DoorsCard() {
  const t = useWords('outreach')
  const dates = useDates()
  const doors = useRead('GET /api/c/:community/rounds/doors')
  const items = doors.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('workbench.doors.title')}>
      <Stack>
        <ul className={layout.lines}>
          {items.map((row) => {
            const share = Math.round((row.opened / row.knocks) * whole)
            return (
              <li key={row.id}>
                <span>
                  {row.name}
                  <span className={layout.under}>{dates.span({ from: row.from_day, to: row.until_day })}</span>
                </span>
                <span className={styles.share}>
                  <progress className={styles.bar} value={share} max={whole} aria-hidden="true" />
                  {t('workbench.doors.share', { share, knocks: row.knocks, opened: row.opened })}
                </span>
              </li>
            )
          })}
        </ul>
        <p className={layout.under}>{t('workbench.doors.help')}</p>
      </Stack>
    </Card>
  )
}
