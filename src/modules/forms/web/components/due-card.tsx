import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import styles from './forms.module.css'
import { periodWords } from './period.tsx'

/** Forms due within a week or late, on the secretary's desk. */
export default function DueCard() {
  const t = useWords('forms')
  const dates = useDates()
  const due = useRead('GET /api/c/:community/forms/due')
  return (
    <Card title={t('workbench.due.title')} aside={<Link to="/forms">{t('workbench.list.title')}</Link>}>
      <QueryView query={due} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('workbench.due.none')}</p>
          ) : (
            <ul className={`${layout['lines']} ${styles['plain']}`}>
              {items.map((one) => (
                <li key={one.form_id}>
                  <span>
                    <Link to={one.fill_id ? `/form-fills/${one.fill_id}` : `/forms/${one.form_id}`}>{one.name}</Link>
                    <span className={layout['under']}>
                      {one.asked_by} {periodWords(t, one.period)}
                    </span>
                  </span>
                  <StateTag tone={one.late ? 'late' : 'need'}>{dates.short(one.due_day)}</StateTag>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}
