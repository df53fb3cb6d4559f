import { useDates } from '../../../../../../app/web/dates.ts'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'

/** Before an absence is entered: how much goes along, of that how much comes due meanwhile. `id`: the person, and the last day. */
export default function AbsenceMatters({ id }: { id: string }) {
  const t = useWords('requests')
  const dates = useDates()
  const [person = '', until = ''] = id.split('/')
  const query = { person_id: person, ...(until ? { until } : {}) }
  const matters = useRead('GET /api/c/:community/absences/matters', { query })
  return (
    <div role="status">
      <QueryView query={matters} part>
        {({ open, due, questions, capped }) => (
          <p>
            {open + questions === 0
              ? t('workbench.absence.nothing')
              : t('workbench.absence.open', { count: open, more: capped ? '+' : '' })}
            {due > 0 &&
              t(until ? 'workbench.absence.due' : 'workbench.absence.due_today', {
                count: due,
                day: until ? dates.short(until) : '',
              })}
            {questions > 0 && t('workbench.absence.questions', { count: questions })}
          </p>
        )}
      </QueryView>
    </div>
  )
}
