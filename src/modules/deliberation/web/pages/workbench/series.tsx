import { useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { wholeLine } from '../../../../../app/web/kit/whole-line.ts'
import { useMay } from '../../../../../app/web/session.ts'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { ActDialog } from '../../components/act-dialog.tsx'
import styles from '../../components/meetings.module.css'
import { useRuleWords } from '../../components/rule-words.ts'
import { SeriesDialog } from '../../components/series-dialog.tsx'
import { type Series, seriesReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

/** What comes again by a rule, with its next days; one date is skipped or moved with a reason. */
export default function SeriesPage() {
  const t = useWords('deliberation')
  const keeps = useMay()('deliberation.keep')
  const found = useRead('GET /api/c/:community/meeting-series', {})
  const [making, setMaking] = useState(false)
  return (
    <PageFrame
      title={t('workbench.nav.series')}
      intro={t('workbench.series.intro')}
      back="/meetings"
      backLabel={t('workbench.meetings.title')}
      actions={
        keeps && (
          <Button kind="main" narrow onClick={() => setMaking(true)}>
            {t('workbench.series.make')}
          </Button>
        )
      }
    >
      <QueryView
        query={found}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState title={t('workbench.series.none')}>{t('workbench.series.none_help')}</EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            {data.items.map((one) => (
              <OneSeries key={one.id} series={one} />
            ))}
          </Stack>
        )}
      </QueryView>
      {making && (
        <SeriesDialog
          today={new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10)}
          onClose={() => setMaking(false)}
        />
      )}
    </PageFrame>
  )
}

type Asked = { act: 'skip' | 'move'; day: string } | { act: 'end' } | { act: 'change' }

function OneSeries({ series }: { series: Series }) {
  const t = useWords('deliberation')
  const listed = useListed()
  const dates = useDates()
  const ruleWords = useRuleWords()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  return (
    <Card title={series.title}>
      <Stack>
        <p className={layout.text}>
          {wholeLine(
            [
              t(`words.kind.${series.kind}`),
              ruleWords(series.rule),
              series.starts_time,
              series.place,
              t(`words.on_rest.${series.on_rest_day}`),
              t('workbench.series.called', { count: series.call_days }),
            ].join(' · '),
          )}
        </p>
        {series.units.length > 0 && <p className={layout.text}>{listed(series.units.map((one) => one.name))}</p>}
        {series.ended_at && <p>{t('workbench.series.ended', { day: dates.day(series.ended_at) })}</p>}
        <ul className={styles.list}>
          {series.next.map((one) => (
            <li key={one.day} className={styles.item}>
              <div className={styles.row}>
                <strong>
                  {one.held_on ? dates.day(one.held_on) : t('workbench.series.skipped', { day: dates.day(one.day) })}
                </strong>
                <span>
                  {[
                    one.moved_by_rest && t('workbench.series.moved_by_rest', { day: dates.day(one.day) }),
                    one.held_on !== one.day && one.reason,
                    one.estimated && t('workbench.series.estimated'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {one.meeting_id && <Link to={`/meetings/${one.meeting_id}`}>{t('workbench.series.go')}</Link>}
                {!one.meeting_id && series.can.includes('days') && (
                  <div className={layout['acts']}>
                    <Button narrow onClick={() => setAsked({ act: 'move', day: one.day })}>
                      {t('workbench.series.move')}
                    </Button>
                    <Button narrow onClick={() => setAsked({ act: 'skip', day: one.day })}>
                      {t('workbench.series.skip')}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          ))}
        </ul>
        {series.can.includes('change') && (
          <div className={layout['acts']}>
            <Button narrow onClick={() => setAsked({ act: 'change' })}>
              {t('workbench.series.change')}
            </Button>
            <Button narrow onClick={() => setAsked({ act: 'end' })}>
              {t('workbench.series.end')}
            </Button>
          </div>
        )}
      </Stack>
      {asked?.act === 'change' && <SeriesDialog series={series} today={series.from_day} onClose={close} />}
      {asked && asked.act !== 'change' && <DayDialog series={series} asked={asked} onClose={close} />}
    </Card>
  )
}

function DayDialog({
  series,
  asked,
  onClose,
}: {
  series: Series
  asked: Exclude<Asked, { act: 'change' }>
  onClose: () => void
}) {
  const t = useWords('deliberation')
  const toast = useToast()
  const options = {
    refresh: seriesReads,
    onSuccess: () => {
      toast(t('workbench.series.saved'))
      onClose()
    },
  }
  const set = useWrite('POST /api/c/:community/meeting-series/:id/days', options)
  const end = useWrite('POST /api/c/:community/meeting-series/:id/end', options)
  const params = { id: series.id }
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const reason = values['reason'] ?? ''
    if (asked.act === 'end') end.mutate({ params, body: { reason } }, { onError })
    else {
      const moved = asked.act === 'move' ? { moved_to: values['moved_to'] ?? '' } : {}
      set.mutate({ params, body: { day: asked.day, what: asked.act, reason, ...moved } }, { onError })
    }
  }
  const fields = [
    ...(asked.act === 'move' ? [{ name: 'moved_to', label: t('words.moved_to'), kind: 'date' as const }] : []),
    { name: 'reason', label: t('words.reason'), kind: 'area' as const },
  ]
  const act = t(`workbench.series.${asked.act}`)
  return (
    <ActDialog
      title={act}
      act={act}
      fields={fields}
      write={{ isPending: set.isPending || end.isPending, send }}
      onClose={onClose}
    />
  )
}
