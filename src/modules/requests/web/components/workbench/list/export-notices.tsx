import { community } from '../../../../../../app/web/boot.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from './list.module.css'

const everyMs = 2_000

/** Long lists being made or ready to be fetched: only the latest of one's own. */
export function ExportNotices() {
  const t = useWords('requests')
  const dates = useDates()
  const found = useRead(
    'GET /api/c/:community/exports',
    {},
    {
      refetchInterval: (query) => (query.state.data?.items.some((one) => one.state === 'running') ? everyMs : false),
    },
  )
  const latest = found.data?.items[0]
  if (!latest || latest.state === 'gone') return null
  const said = {
    time: dates.full(latest.started_at),
    rows: latest.rows ?? 0,
    until: latest.until ? dates.full(latest.until) : '',
    why: latest.why,
  }
  return (
    <section className={styles.exported} aria-label={t('workbench.export.runs')}>
      <p role="status">{t(`workbench.export.${latest.state}`, said)}</p>
      {latest.state === 'ready' && (
        <ButtonLink href={`/api/c/${community().id}/exports/${latest.id}/file`} download="">
          {t('workbench.export.fetch')}
        </ButtonLink>
      )}
    </section>
  )
}
