import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

const shown = 5

/** Patrols that were missed: routes and days, so that somebody sees to them; nobody's name. Nothing where none was. */
export default function MissedCard() {
  const t = useWords('outreach')
  const dates = useDates()
  const missed = useRead('GET /api/c/:community/patrols/missed', { query: { limit: shown } })
  if (missed.data?.items.length === 0) return null
  return (
    <Card
      title={t('workbench.patrols.missed_title')}
      aside={<Link to="/patrol-routes">{t('workbench.patrols.all')}</Link>}
    >
      <QueryView query={missed} part>
        {({ items }) => (
          <ul className={layout.lines}>
            {items.map((row) => (
              <li key={`${row.route_id} ${row.day}`}>
                <Link to={`/patrol-routes/${row.route_id}`}>{row.route}</Link>
                <span>{t('workbench.patrols.missed_day', { day: dates.day(row.day), area: row.area })}</span>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Card>
  )
}
