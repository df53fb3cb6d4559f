import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { newIntention } from '../../../../../app/web/intention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { ThumbBar } from '../../../../../app/web/kit/thumb-bar.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { keepPatrol } from '../../field/patrol-field.ts'
import { type KeptPatrol, type Reached, type WalkNow, walkNow } from '../../field/patrol-kept.ts'
import { fieldNow } from '../../field/phone-clock.ts'
import type { usePatrols } from '../../field/use-patrols.ts'
import styles from '../walk.module.css'
import { FindingDialog } from './finding-dialog.tsx'
import { FoundCard } from './found-card.tsx'
import { PatrolQueue } from './patrol-queue.tsx'
import { ReachDialog } from './reach-dialog.tsx'
import type { Point } from './views.ts'

interface PatrolWalkProps {
  patrol: KeptPatrol
  field: ReturnType<typeof usePatrols>
  /** The point whose poster was scanned. */
  scanned: Point | undefined
}

const byHand = { metres: null, accuracy: null, reason: '' }

/** One route being walked: points in order, what was found, the end. Kept on the phone first, then sent. */
export function PatrolWalkPage({ patrol, field, scanned }: PatrolWalkProps) {
  const t = useWords('outreach')
  const toast = useToast()
  const [at, setAt] = useState<Point | null>(null)
  const [finding, setFinding] = useState(false)
  const present = walkNow(patrol, field.waiting)
  const walk = present?.finished_at ? null : present
  const now = () => fieldNow().toISOString()
  const note = async (more: { reached?: Reached[]; finished_at?: string }) => {
    const id = walk?.id ?? newIntention()
    const started_at = walk?.started_at ?? now()
    await keepPatrol({ kind: 'patrol', route: patrol.id, walk: id, note: { started_at, reached: [], ...more } })
  }
  const reach = async (point: Point, how: Omit<Reached, 'point_id' | 'at'>) => {
    await note({ reached: [{ ...how, point_id: point.id, at: now() }] })
    toast(t('workbench.patrol.reached_toast', { name: point.name }))
  }
  const isReached = (point: Point) => walk?.reached.some((one) => one.point_id === point.id) ?? false
  const left = patrol.points.filter((point) => !isReached(point)).length
  const end = async () => {
    await note({ finished_at: now() })
    toast(t('workbench.patrol.end_toast'))
    scrollTo(0, 0)
  }
  return (
    <PageFrame title={patrol.name} back="/patrol" backLabel={t('workbench.patrol.back')}>
      <Stack>
        <PatrolQueue waiting={field.waiting} signedOut={field.signedOut} />
        {scanned && (
          <Card title={t('workbench.patrol.scanned')}>
            <div className={styles.head}>
              <span className={styles.number}>{scanned.name}</span>
              {isReached(scanned) ? (
                <StateTag tone="done">{t('workbench.patrol.how.code')}</StateTag>
              ) : (
                <Button kind="main" narrow onClick={() => void reach(scanned, { how: 'code', ...byHand })}>
                  {t('workbench.patrol.reach_code')}
                </Button>
              )}
            </div>
          </Card>
        )}
        <Progress patrol={patrol} walk={walk} finished={present} left={left} />
        <Card title={t('workbench.patrol.points')}>
          <ol>
            {patrol.points.map((point) => (
              <PointRow
                key={point.id}
                point={point}
                reached={walk?.reached.find((one) => one.point_id === point.id)}
                onReach={walk ? () => setAt(point) : undefined}
              />
            ))}
          </ol>
        </Card>
        {present && <FoundCard walk={present} onFind={walk ? () => setFinding(true) : undefined} />}
        <ThumbBar>
          {walk ? (
            <Button
              kind="main"
              icon={IconCircleCheck}
              {...(left > 0 ? { unavailable: t('workbench.patrol.left', { count: left }) } : {})}
              onClick={() => void end()}
            >
              {t('workbench.patrol.end')}
            </Button>
          ) : (
            <Button kind="main" onClick={() => void note({})}>
              {t(present ? 'workbench.patrol.begin_again' : 'workbench.patrol.begin')}
            </Button>
          )}
        </ThumbBar>
      </Stack>
      {at && <ReachDialog point={at} onReach={(how) => reach(at, how)} onClose={() => setAt(null)} />}
      {walk && finding && (
        <FindingDialog
          patrol={patrol}
          items={field.items}
          last={walk.reached.at(-1)?.point_id}
          onKeep={(found, photos) =>
            keepPatrol({
              kind: 'finding',
              route: patrol.id,
              walk: walk.id,
              photos,
              note: { ...found, finding_id: newIntention(), at: now() },
            })
          }
          onClose={() => setFinding(false)}
        />
      )}
    </PageFrame>
  )
}

interface ProgressProps {
  patrol: KeptPatrol
  walk: WalkNow | null
  finished: WalkNow | null
  left: number
}

function Progress({ patrol, walk, finished, left }: ProgressProps) {
  const t = useWords('outreach')
  const dates = useDates()
  const words = () => {
    if (walk) return t('workbench.patrol.progress', { done: patrol.points.length - left, all: patrol.points.length })
    const done = finished?.finished_at
    if (done && (finished.unsent > 0 || !patrol.due)) return t('workbench.patrol.done_at', { time: dates.full(done) })
    return patrol.due ? t('workbench.patrol.due', { day: dates.day(patrol.due.day) }) : t('workbench.patrol.not_due')
  }
  return (
    <Card title={patrol.area.name}>
      <p className={styles.left}>{words()}</p>
      {patrol.note && <p>{patrol.note}</p>}
      <p className={styles.hint}>{t('workbench.patrol.privacy')}</p>
      <p className={styles.hint}>{t('workbench.walk.loaded', { time: dates.full(patrol.loadedAt) })}</p>
    </Card>
  )
}

interface PointRowProps {
  point: Point
  reached: Reached | undefined
  onReach: (() => void) | undefined
}

function PointRow({ point, reached, onReach }: PointRowProps) {
  const t = useWords('outreach')
  const told = reached && [
    reached.metres === null
      ? ''
      : t('workbench.patrol.metres', { metres: reached.metres, accuracy: reached.accuracy ?? 0 }),
    reached.reason,
  ]
  return (
    <li className={styles.person}>
      <span>
        <span className={styles.number}>{point.name}</span>
        {told?.some(Boolean) && <span className={styles.hint}>{told.filter(Boolean).join(' ')}</span>}
      </span>
      {reached ? (
        <StateTag tone={reached.how === 'skipped' ? 'wait' : 'done'}>
          {t(`workbench.patrol.how.${reached.how}`)}
        </StateTag>
      ) : (
        onReach && (
          <Button aria-label={t('workbench.patrol.reach_named', { name: point.name })} onClick={onReach}>
            {t('workbench.patrol.reach')}
          </Button>
        )
      )}
    </li>
  )
}
