import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { type call, useRead, useWrite } from '../../../queries.ts'
import styles from './hotline.module.css'
import { type CurrentCall, callReads } from './views.ts'

const ringsRoute = 'GET /api/c/:community/rings'
/** A telephone rings about five seconds before somebody grows impatient. */
const everyMs = 2_000

type RingRow = Awaited<ReturnType<typeof call<typeof ringsRoute>>>['ringing'][number]

/** What the telephone system reports: who rings now, and what was answered at another telephone. Nothing where there is neither. */
export function Ringing({ onTaken }: { onTaken: (call: CurrentCall) => void }) {
  const t = useWords('requests')
  const rings = useRead(ringsRoute, {}, { refetchInterval: everyMs, staleTime: 0 })
  const take = useWrite('POST /api/c/:community/calls', { refresh: [ringsRoute, ...callReads], onSuccess: onTaken })
  const { ringing = [], unwritten = [] } = rings.data ?? {}
  const [first, ...others] = ringing
  const takeRing = (ring: string) => take.mutate({ body: { kind: 'in', ring } })
  return (
    <>
      <div aria-live="assertive">
        {first && (
          <Card title={t('workbench.hotline.ringing')}>
            <Ring ring={first} />
            {others.length > 0 && (
              <p className={styles.quiet}>{t('workbench.hotline.ringing_more', { count: others.length })}</p>
            )}
            <Button kind="main" narrow busy={take.isPending} onClick={() => takeRing(first.id)}>
              {t('workbench.hotline.ringing_take')}
            </Button>
          </Card>
        )}
      </div>
      {take.isError && <ErrorState problem={take.error} part />}
      {unwritten.length > 0 && (
        <Card title={t('workbench.hotline.unwritten')}>
          <ul className={styles.list}>
            {unwritten.map((ring) => (
              <li key={ring.id} className={styles.toReturn}>
                <Ring ring={ring} />
                <Button onClick={() => takeRing(ring.id)}>{t('workbench.hotline.write_up')}</Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Ring({ ring }: { ring: RingRow }) {
  const t = useWords('requests')
  const dates = useDates()
  const number = ring.phone_masked ?? t('workbench.hotline.number_withheld')
  return (
    <div className={styles.known}>
      {ring.callers.map((caller) => (
        <p key={`${caller.name} ${caller.home}`} className={styles.name}>
          {caller.name} {caller.home}
        </p>
      ))}
      {ring.answered_at === null && ring.callers.length === 0 && ring.phone_masked && (
        <p>{t('workbench.hotline.stranger')}</p>
      )}
      <p className={styles.number}>{t('workbench.hotline.ringing_from', { line: ring.line, number })}</p>
      {ring.answered_at && (
        <p className={styles.quiet}>{t('workbench.hotline.unwritten_at', { at: dates.full(ring.answered_at) })}</p>
      )}
    </div>
  )
}
