import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { ConditionTag } from './state.tsx'

/** What became of the conditions of one's own household, of all projects or of one. Nothing where there is none. */
export function OwnConditions({ project }: { project?: string }) {
  const t = useWords('projects')
  const dates = useDates()
  const { data } = useRead('GET /api/c/:community/my/project-conditions', { query: project ? { project } : {} })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('resident.own_conditions')}>
      <ul className={layout.list}>
        {data.items.map((one) => (
          <li key={one.id} className={layout.line}>
            <p className={layout.text}>{one.text}</p>
            <div className={layout.row}>
              <ConditionTag state={one.state} />
              {!project && <Link to={`/projects/${one.project.id}`}>{one.project.title}</Link>}
              {!one.said_by_me && <span>{t('resident.said_at_home')}</span>}
            </div>
            {one.settled_day && <p className={layout.quiet}>{[dates.day(one.settled_day), one.note].join(' · ')}</p>}
          </li>
        ))}
      </ul>
      <p className={layout.quiet}>{t('resident.who_reads')}</p>
    </Card>
  )
}
