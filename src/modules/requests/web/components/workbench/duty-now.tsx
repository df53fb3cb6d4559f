import { createApi } from '../../../../../app/web/api.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../bodies/contract.ts'
import styles from './desk.module.css'

const bodies = createApi<typeof routes>()

/** Who is on duty now by the rosters, until when, and who is next; of one kind, or of all. */
export function DutyNow({ kind }: { kind?: 'hotline' }) {
  const t = useWords('requests')
  const dates = useDates()
  const list = bodies.useRead('GET /api/c/:community/rosters', { query: kind ? { kind } : {} })
  return (
    <Card title={t('workbench.duty_now.title')} aside={<Link to="/rosters">{t('workbench.duty_now.all')}</Link>}>
      <QueryView query={list} part>
        {({ items }) => {
          const open = items.filter((roster) => !roster.closed)
          if (open.length === 0) return <p className={styles.none}>{t('workbench.duty_now.none')}</p>
          return (
            <ul className={styles.plain}>
              {open.map((roster) => (
                <li key={roster.id}>
                  <Link to={`/rosters/${roster.id}`}>{roster.name}</Link>
                  <span className={styles.number}>
                    {roster.now.length > 0
                      ? roster.now
                          .map(({ person, ends }) => t('workbench.duty_now.until', { name: person.name, time: ends }))
                          .join(t('words.comma'))
                      : t('workbench.duty_now.nobody')}
                    {roster.now.length === 0 &&
                      roster.next &&
                      ` ${t('workbench.duty_now.next', {
                        day: dates.short(roster.next.day),
                        time: roster.next.starts,
                        name: roster.next.names.join(t('words.comma')),
                      })}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}
