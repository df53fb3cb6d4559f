import type { UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import type { exportRun } from '../../../../shared/schemas.ts'
import { useDates } from '../../dates.ts'
import { useKitWords } from '../../words.ts'
import { ButtonLink } from '../button.tsx'
import styles from './list.module.css'

type Run = z.output<typeof exportRun>
interface Found {
  items: Run[]
}

const everyMs = 2_000

/** Options of the read of one's own runs: asked again while one is being made. */
export const whileRunning = {
  refetchInterval: (query: { state: { data: Found | undefined } }) =>
    query.state.data?.items.some((one) => one.state === 'running') ? everyMs : (false as const),
}

interface ExportNoticesProps {
  runs: UseQueryResult<Found, unknown>
  /** Address of a file. */
  fileOf: (id: string) => string
}

/** Long lists being made or ready to be fetched: only the latest of one's own. */
export function ExportNotices({ runs, fileOf }: ExportNoticesProps) {
  const t = useKitWords()
  const dates = useDates()
  const latest = runs.data?.items[0]
  if (!latest || latest.state === 'gone') return null
  const said = {
    time: dates.full(latest.started_at),
    rows: latest.rows ?? 0,
    until: latest.until ? dates.full(latest.until) : '',
    why: latest.why,
  }
  return (
    <section className={styles.exported} aria-label={t('export.runs')}>
      <p role="status">{t(`export.${latest.state}`, said)}</p>
      {latest.state === 'ready' && (
        <ButtonLink href={fileOf(latest.id)} download="">
          {t('export.fetch')}
        </ButtonLink>
      )}
    </section>
  )
}
