import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/account/account.module.css'
import { useReadPages } from '../../queries.ts'

const perPage = 20

/** Who has looked at my number or my papers, when, and what for. */
export default function ViewsPage() {
  const t = useWords('access')
  const dates = useDates()
  const log = useReadPages('GET /api/c/:community/own/view-log', { query: { limit: perPage } })
  const none = (
    <EmptyState drawing={<TeaTable />} title={t('resident.views.none')}>
      {t('resident.views.none_help')}
    </EmptyState>
  )
  return (
    <PageFrame title={t('resident.me.views.label')} back="/me" intro={t('resident.views.intro')}>
      <QueryView query={log} empty={(page) => (page.items.length === 0 && log.page === 1 ? none : null)}>
        {({ items }) => (
          <Card>
            <ul className={styles.list}>
              {items.map((row) => (
                <li key={row.id} className={styles.entry}>
                  <span>
                    {t(`resident.views.field.${row.field}`)}
                    <span className={layout.under}>
                      {[dates.full(row.viewed_at), row.viewer_post, row.viewer_name].filter(Boolean).join(' · ')}
                    </span>
                    <span className={layout.under}>{t('resident.views.reason', { reason: row.reason })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
      <Pager pages={log} />
    </PageFrame>
  )
}
