import { Card } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from './team.module.css'

/** Open requests that may be the same matter; merging is among the acts. */
export function DuplicatesCard({ id }: { id: string }) {
  const t = useWords('requests')
  const likely = useRead('GET /api/c/:community/requests/:id/duplicates', { params: { id } }, { staleTime: 60_000 })
  if (!likely.data || likely.data.items.length === 0) return null
  return (
    <Card title={t('workbench.team.duplicates')}>
      <ul className={styles.plain}>
        {likely.data.items.map((one) => (
          <li key={one.id}>
            <Link to={`/requests/${one.id}`}>{one.title}</Link>
            <span className={styles.quiet}>
              {[
                one.number,
                one.place,
                one.why.map((why) => t(`workbench.team.why.${why}`)).join(t('words.comma')),
                one.askers_count > 1 ? t('words.households', { count: one.askers_count }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
