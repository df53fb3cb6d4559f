import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../../app/web/convention.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { DayForm, PatternForm, SwapForm } from '../../../components/workbench/rosters/acts.tsx'
import { RosterForm } from '../../../components/workbench/rosters/roster-form.tsx'
import styles from '../../../components/workbench/rosters/rosters.module.css'
import { Swaps } from '../../../components/workbench/rosters/swaps.tsx'
import { type DutyDay, type RosterView, refresh } from '../../../components/workbench/rosters/views.ts'
import { useRead, useWrite } from '../../../queries.ts'

type Act =
  | { act: 'change' | 'pattern' }
  | { act: 'day'; day: DutyDay }
  | { act: 'swap'; day: string; shift: DutyDay['shifts'][number] }

/** What is arranged on a day, and by whom it may be swapped. */
function Shifts({ day, onSwap }: { day: DutyDay; onSwap: (shift: DutyDay['shifts'][number]) => void }) {
  const t = useWords('bodies')
  if (day.gap) return <StateTag tone="need">{t('workbench.rosters.gap')}</StateTag>
  if (day.shifts.length === 0) return t('workbench.rosters.nobody')
  return (
    <ul className={styles['shifts']}>
      {day.shifts.map((shift) => (
        <li key={`${shift.starts} ${shift.person.id}`}>
          {shift.starts}–{shift.ends} {shift.person.name}{' '}
          {shift.mine && (
            <Button kind="plain" onClick={() => onSwap(shift)}>
              {t('workbench.rosters.swap.act')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** A day of the roster's own goes back to what the week says. */
function useClear(id: string) {
  const t = useWords('bodies')
  const toast = useToast()
  const write = useWrite('DELETE /api/c/:community/rosters/:id/days/:day', {
    refresh,
    onSuccess: () => toast(t('workbench.rosters.day.cleared')),
  })
  return { clear: (day: string) => write.mutate({ params: { id, day } }), problem: write.error }
}

function Days({ view, onAct }: { view: RosterView; onAct: (act: Act) => void }) {
  const t = useWords('bodies')
  const dates = useDates()
  const { clear, problem } = useClear(view.roster.id)
  const may = view.can.includes('edit') && !view.roster.closed
  const columns: Column<DutyDay>[] = [
    {
      key: 'day',
      head: t('workbench.rosters.day.head'),
      cell: (day) => (
        <>
          {dates.day(day.day)}
          <Under>
            {[
              day.holiday && t(`workbench.rosters.holiday.${day.holiday}`),
              day.own && t('workbench.rosters.day.own'),
              day.note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    {
      key: 'who',
      head: t('workbench.rosters.who'),
      wide: true,
      cell: (day) => <Shifts day={day} onSwap={(shift) => onAct({ act: 'swap', day: day.day, shift })} />,
    },
    ...(may
      ? [
          {
            key: 'acts',
            head: t('workbench.rosters.acts'),
            narrow: true,
            cell: (day: DutyDay) => (
              <>
                <Button
                  kind="plain"
                  aria-label={t('workbench.rosters.day.named', { day: dates.day(day.day) })}
                  onClick={() => onAct({ act: 'day', day })}
                >
                  {t('workbench.rosters.day.open')}
                </Button>{' '}
                {day.own && (
                  <Button
                    kind="plain"
                    aria-label={t('workbench.rosters.day.clear_named', { day: dates.day(day.day) })}
                    onClick={() => clear(day.day)}
                  >
                    {t('workbench.rosters.day.clear')}
                  </Button>
                )}
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <Card title={t('workbench.rosters.days')} flush>
      <RecordTable caption={t('workbench.rosters.days')} columns={columns} rows={view.days} keyOf={(day) => day.day} />
      {problem && <ErrorState problem={problem} part />}
    </Card>
  )
}

function Acts({ view, onAct }: { view: RosterView; onAct: (act: Act) => void }) {
  const t = useWords('bodies')
  const toast = useToast()
  const { id, closed } = view.roster
  const close = useWrite('PATCH /api/c/:community/rosters/:id', {
    refresh,
    onSuccess: () => toast(t(closed ? 'workbench.rosters.reopened' : 'workbench.rosters.closed_done')),
  })
  return (
    <div className={layout['acts']} data-screen-only>
      {view.can.includes('edit') && (
        <>
          {!closed && (
            <Button kind="main" narrow onClick={() => onAct({ act: 'pattern' })}>
              {t('workbench.rosters.pattern.act')}
            </Button>
          )}
          <Button onClick={() => onAct({ act: 'change' })}>{t('workbench.rosters.change.act')}</Button>
          <Button busy={close.isPending} onClick={() => close.mutate({ params: { id }, body: { closed: !closed } })}>
            {t(closed ? 'workbench.rosters.reopen' : 'workbench.rosters.close')}
          </Button>
        </>
      )}
      <Button icon={IconPrinter} onClick={() => print()}>
        {t('workbench.rosters.print')}
      </Button>
      {close.error && <ErrorState problem={close.error} part />}
    </div>
  )
}

/** One roster over four weeks: the week, days that differ, swaps. */
export default function RosterPage({ params }: PageProps<'id'>) {
  const t = useWords('bodies')
  const read = useRead('GET /api/c/:community/rosters/:id', { params: { id: params.id }, query: {} })
  const [act, setAct] = useState<Act | null>(null)
  const onClose = () => setAct(null)
  return (
    <PageFrame
      title={read.data?.roster.name ?? t('workbench.rosters.title')}
      intro={read.data && t(`workbench.rosters.kind_hints.${read.data.roster.kind}`)}
      back="/rosters"
      backLabel={t('workbench.rosters.title')}
    >
      <QueryView query={read}>
        {(view) => (
          <Stack>
            <Acts view={view} onAct={setAct} />
            <Swaps view={view} />
            <Days view={view} onAct={setAct} />
            {act?.act === 'change' && <RosterForm roster={view.roster} onClose={onClose} />}
            {act?.act === 'pattern' && <PatternForm view={view} onClose={onClose} />}
            {act?.act === 'day' && <DayForm view={view} day={act.day} onClose={onClose} />}
            {act?.act === 'swap' && <SwapForm view={view} day={act.day} shift={act.shift} onClose={onClose} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
