import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from './audit.module.css'

/** Whether anything of the audit was changed afterwards, as far as it was recomputed. */
export function AuditChain() {
  const t = useWords('access')
  const dates = useDates()
  const chain = useRead('GET /api/c/:community/audit/chain')
  return (
    <Card title={t('workbench.audit.chain.title')}>
      <QueryView query={chain} part>
        {({ check, rows, head }) => (
          <>
            {!check && <p>{t('workbench.audit.chain.never')}</p>}
            {check && (
              <p>
                <StateTag tone={check.broken_at === null ? 'done' : 'late'}>
                  {t(check.broken_at === null ? 'workbench.audit.chain.whole' : 'workbench.audit.chain.broken')}
                </StateTag>{' '}
                {check.broken_at === null
                  ? t('workbench.audit.chain.checked', { time: dates.full(check.checked_at), count: check.rows })
                  : t('workbench.audit.chain.breaks', { time: dates.full(check.checked_at), number: check.broken_at })}
              </p>
            )}
            <p className={styles.hash}>{t('workbench.audit.chain.head', { count: rows, head })}</p>
          </>
        )}
      </QueryView>
    </Card>
  )
}
