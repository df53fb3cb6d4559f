import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import type { useOffline } from '../../../../../app/web/offline.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type KeptPatrol, leftToVerify, walkNow } from '../../field/patrol-kept.ts'
import type { usePatrols } from '../../field/use-patrols.ts'
import styles from '../walk.module.css'
import { PatrolQueue } from './patrol-queue.tsx'
import { UnknownCode } from './unknown-code.tsx'
import { VerifyCard } from './verify-card.tsx'

interface PatrolListProps {
  field: ReturnType<typeof usePatrols>
  app: ReturnType<typeof useOffline>
  /** A poster's code that is no point of the routes loaded. */
  unknownCode: string | undefined
}

/** The routes of whoever patrols, what is due, and what was put right and waits to be looked at. */
export function PatrolList({ field, app, unknownCode }: PatrolListProps) {
  const t = useWords('outreach')
  const actions = (
    <>
      {app.install && <Button onClick={app.install}>{t('workbench.walk.install')}</Button>}
      <Button busy={field.loading} onClick={() => void field.load()}>
        {t(field.loading ? 'workbench.walk.loading' : 'workbench.walk.reload')}
      </Button>
    </>
  )
  const toVerify = leftToVerify(field.toVerify, field.waiting)
  const idle = field.patrols.length === 0 && toVerify.length === 0
  return (
    <PageFrame title={t('workbench.patrol.title')} actions={actions}>
      <Stack>
        <div role="status">
          {app.update && (
            <Card>
              <div className={styles.head}>
                <span>{t('workbench.walk.newer')}</span>
                <Button onClick={app.update}>{t('workbench.walk.update')}</Button>
              </div>
            </Card>
          )}
        </div>
        {unknownCode && <UnknownCode code={unknownCode} />}
        <PatrolQueue waiting={field.waiting} signedOut={field.signedOut} />
        {field.problem !== null && idle && <ErrorState problem={field.problem} onRetry={() => void field.load()} />}
        {toVerify.map((finding) => (
          <VerifyCard key={finding.id} finding={finding} />
        ))}
        {idle && field.problem === null && (
          <EmptyState drawing={<BenchUnderTree />} title={t('workbench.patrol.empty')}>
            {t('workbench.patrol.empty_help')}
          </EmptyState>
        )}
        {field.patrols.length > 0 && (
          <Card title={t('workbench.patrol.routes')}>
            <ul>
              {field.patrols.map((patrol) => (
                <Row key={patrol.id} patrol={patrol} field={field} />
              ))}
            </ul>
          </Card>
        )}
      </Stack>
    </PageFrame>
  )
}

function Row({ patrol, field }: { patrol: KeptPatrol; field: PatrolListProps['field'] }) {
  const t = useWords('outreach')
  const dates = useDates()
  const walk = walkNow(patrol, field.waiting)
  const walking = walk !== null && walk.finished_at === null
  return (
    <li>
      <Link className={styles.door} to={`/patrol?route=${patrol.id}`}>
        <span>
          <span className={styles.number}>{patrol.name}</span>
          <span className={styles.hint}>
            {t('workbench.patrol.row', { area: patrol.area.name, count: patrol.points.length })}
          </span>
        </span>
        <span className={styles.tags}>
          {walking && <StateTag tone="work">{t('workbench.patrol.walking')}</StateTag>}
          {!walking && patrol.due && !walk?.unsent && (
            <StateTag tone="wait">{t('workbench.patrol.due', { day: dates.short(patrol.due.day) })}</StateTag>
          )}
          {!walking && walk?.finished_at && walk.unsent > 0 && (
            <StateTag tone="done">{t('workbench.patrol.finished')}</StateTag>
          )}
        </span>
      </Link>
    </li>
  )
}
