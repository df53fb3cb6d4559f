import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { RequestState } from '../state.tsx'
import styles from './team.module.css'
import type { Team } from './views.ts'

/** Everybody who asks for it, and by what number where they came over with another request. */
export function AskersCard({ team }: { team: Team }) {
  const t = useWords('requests')
  const dates = useDates()
  if (team.askers.length === 0) return null
  return (
    <Card title={t('workbench.team.askers', { count: team.askers_count })}>
      <ul className={styles.plain}>
        {team.askers.map((asker) => (
          <li key={asker.id}>
            {asker.name}
            <span className={styles.quiet}>
              {[
                t(`workbench.team.relation.${asker.relation}`),
                asker.number && t('workbench.team.came_by', { number: asker.number }),
                dates.short(asker.joined_at),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {team.askers_count > team.askers.length && (
        <p className={styles.quiet}>
          {t('workbench.team.askers_more', { count: team.askers_count - team.askers.length })}
        </p>
      )}
    </Card>
  )
}

/** Requests it was merged with or split from. */
export function RelatedCard({ related }: { related: Team['related'] }) {
  const t = useWords('requests')
  if (related.length === 0) return null
  return (
    <Card title={t('workbench.team.related')}>
      <ul className={styles.plain}>
        {related.map((one) => (
          <li key={one.id}>
            <span className={styles.quiet}>{t(`workbench.team.relations.${one.relation}`)}</span>
            <Link to={`/requests/${one.id}`}>
              {one.title}（{one.number}）
            </Link>{' '}
            <RequestState row={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
