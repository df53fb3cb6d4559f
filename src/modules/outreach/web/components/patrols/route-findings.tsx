import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { findingTones } from './views.ts'

const shown = 5

/** What walks of this route found, the latest first. */
export function RouteFindings({ id }: { id: string }) {
  const t = useWords('outreach')
  const dates = useDates()
  const list = useRead('GET /api/c/:community/patrol-findings', { query: { route: id, limit: shown } })
  return (
    <Card title={t('workbench.patrols.found')}>
      <QueryView query={list}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p>{t('workbench.patrols.found_none')}</p>}
            <ul className={layout.lines}>
              {items.map((one) => (
                <li key={one.id}>
                  <span>
                    {one.words || t('workbench.findings.forgotten')}
                    <span className={layout.under}>
                      {[dates.day(one.found_at), one.place].filter(Boolean).join(t('workbench.patrol.comma'))}
                      {one.request && (
                        <>
                          {' '}
                          <Link to={`/requests/${one.request.id}`}>{one.request.number}</Link>
                        </>
                      )}
                    </span>
                  </span>
                  <StateTag tone={findingTones[one.state]}>{t(`workbench.findings.states.${one.state}`)}</StateTag>
                </li>
              ))}
            </ul>
            {next !== null && <Link to={`/patrol-findings?route=${id}`}>{t('workbench.patrols.found_all')}</Link>}
          </>
        )}
      </QueryView>
    </Card>
  )
}
