import { useState } from 'react'
import { BenchUnderTree } from '../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import type { useOffline } from '../../../../app/web/offline.ts'
import { useWords } from '../../../../app/web/words.ts'
import { visitKey } from '../field/field.ts'
import type { KeptRound, Waiting } from '../field/kept.ts'
import type { useField } from '../field/use-field.ts'
import type { Visit } from './views.ts'
import { WaitingBox } from './waiting-box.tsx'
import styles from './walk.module.css'

interface WalkListProps {
  field: ReturnType<typeof useField>
  app: ReturnType<typeof useOffline>
  round: KeptRound | undefined
  visits: Visit[]
}

const ways = ['todo', 'again', 'done', 'all'] as const
type Way = (typeof ways)[number]

const fits: Record<Way, (visit: Visit) => boolean> = {
  todo: (visit) => visit.outcome === null,
  again: (visit) => visit.outcome === 'not_home' || visit.outcome === 'refused',
  done: (visit) => visit.outcome === 'opened',
  all: () => true,
}

/** The walker's dwellings, stairwell by stairwell, and what the phone still holds back. */
export function WalkList({ field, app, round, visits }: WalkListProps) {
  const t = useWords('outreach')
  const { update, install } = app
  const dates = useDates()
  const [way, setWay] = useState<Way>('todo')
  const [, setSearch] = useSearch()
  const actions = (
    <>
      {install && <Button onClick={install}>{t('workbench.walk.install')}</Button>}
      <Button busy={field.loading} onClick={() => void field.load()}>
        {t(field.loading ? 'workbench.walk.loading' : round ? 'workbench.walk.reload' : 'workbench.walk.load')}
      </Button>
    </>
  )
  if (!round) {
    return (
      <PageFrame title={t('workbench.walk.title')} actions={actions}>
        {field.problem ? (
          <ErrorState problem={field.problem} onRetry={() => void field.load()} />
        ) : (
          <EmptyState drawing={<BenchUnderTree />} title={t('workbench.walk.empty')}>
            {t('workbench.walk.empty_help')}
          </EmptyState>
        )}
      </PageFrame>
    )
  }
  const left = visits.filter((visit) => visit.outcome !== 'opened').length
  const shown = visits.filter(fits[way])
  return (
    <PageFrame title={t('workbench.walk.title')} actions={actions}>
      <Stack>
        {field.rounds.length > 1 && (
          <SelectField
            name="round"
            label={t('workbench.walk.round')}
            value={round.id}
            onChange={(id) => setSearch({ round: id })}
            options={field.rounds.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <div role="status">
          {update && (
            <Card>
              <div className={styles.head}>
                <span>{t('workbench.walk.newer')}</span>
                <Button onClick={update}>{t('workbench.walk.update')}</Button>
              </div>
            </Card>
          )}
        </div>
        <WaitingBox waiting={field.waiting} signedOut={field.signedOut} />
        <Card title={round.name}>
          <div className={styles.head}>
            <span className={styles.left}>{t('workbench.walk.left', { count: left })}</span>
            <span>
              {t('workbench.walk.of', {
                count: visits.length,
                days: dates.span({ from: round.from_day, to: round.until_day }),
              })}
            </span>
          </div>
          {round.note && <p>{round.note}</p>}
          <p className={styles.hint}>{t('workbench.walk.loaded', { time: dates.full(round.loadedAt) })}</p>
        </Card>
        <fieldset className={styles.tabs}>
          <legend className="visually-hidden">{t('workbench.walk.show')}</legend>
          {ways.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.tab}
              aria-pressed={way === one}
              onClick={() => setWay(one)}
            >
              {t(`workbench.walk.${one}`)} {visits.filter(fits[one]).length}
            </button>
          ))}
        </fieldset>
        {shown.length === 0 && (
          <EmptyState title={t('workbench.walk.nothing')}>{t('workbench.walk.nothing_help')}</EmptyState>
        )}
        {byBlock(shown).map(([block, some]) => (
          <Card key={block} title={block}>
            <ul className={styles.doors}>
              {some.map((visit) => (
                <Door key={visit.dwelling_id} visit={visit} waiting={field.waiting} />
              ))}
            </ul>
          </Card>
        ))}
      </Stack>
    </PageFrame>
  )
}

const tones: Record<string, Tone> = { opened: 'done', not_home: 'wait', refused: 'need' }

function Door({ visit, waiting }: { visit: Visit; waiting: readonly Waiting[] }) {
  const t = useWords('outreach')
  const dates = useDates()
  const own = waiting.filter((one) => `${one.round} ${one.dwelling}` === visitKey(visit))
  return (
    <li>
      <Link className={styles.door} to={`/walk?round=${visit.round_id}&at=${visit.dwelling_id}`}>
        <span>
          <span className={styles.number}>{visit.name.slice(visit.block.length).trim() || visit.name}</span>
          <span className={styles.hint}>{t('workbench.walk.people', { count: visit.residents.length })}</span>
        </span>
        <span className={styles.tags}>
          {visit.outcome && (
            <StateTag tone={tones[visit.outcome] ?? 'rest'}>{t(`workbench.outcomes.${visit.outcome}`)}</StateTag>
          )}
          {visit.next_day && visit.outcome !== 'opened' && (
            <span className={styles.hint}>{t('workbench.walk.next', { day: dates.short(visit.next_day) })}</span>
          )}
          {own.some((one) => one.state === 'waiting') && <StateTag tone="work">{t('workbench.walk.unsent')}</StateTag>}
          {own.some((one) => one.state !== 'waiting') && (
            <StateTag tone="decide">{t('workbench.walk.conflict')}</StateTag>
          )}
        </span>
      </Link>
    </li>
  )
}

/** Stairwell by stairwell, in walking order. */
function byBlock(visits: readonly Visit[]): [string, Visit[]][] {
  const blocks = new Map<string, Visit[]>()
  for (const visit of visits) blocks.set(visit.block, [...(blocks.get(visit.block) ?? []), visit])
  return [...blocks]
}
