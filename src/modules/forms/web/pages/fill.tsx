import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useGo, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { FillRows } from '../components/fill-rows.tsx'
import styles from '../components/forms.module.css'
import { HandInDialog, History, ReopenDialog } from '../components/hand-in.tsx'
import { PartsCard } from '../components/parts-card.tsx'
import { FillState, periodWords } from '../components/period.tsx'
import { FilledBar } from '../components/progress-bar.tsx'
import { TakeOut } from '../components/take-out.tsx'
import type { FillView } from '../components/views.ts'
import { formReads, useRead, useWrite } from '../queries.ts'

const everyMs = 1_500

/** A period of a form: how far it is, what is missing, its rows, handing it in. */
export default function FillPage({ params }: PageProps<'id'>) {
  const t = useWords('forms')
  const fill = useRead(
    'GET /api/c/:community/form-fills/:id',
    { params: { id: params.id } },
    {
      refetchInterval: (query) => {
        const view = query.state.data as FillView | undefined
        return view && (view.state === 'filling' || view.gathering !== null) ? everyMs : false
      },
    },
  )
  if (fill.data) return <Fill fill={fill.data} />
  return (
    <PageFrame title={t('workbench.fill.one')} back="/forms">
      <QueryView query={fill}>{() => null}</QueryView>
    </PageFrame>
  )
}

type Open = 'hand_in' | 'reopen' | 'drop' | null

function Fill({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const may = (act: string) => fill.can.includes(act)
  const { purpose, legal_basis: basis } = fill.form
  return (
    <PageFrame
      title={t('workbench.fill.title', { name: fill.form.name, period: periodWords(t, fill.period) })}
      back={`/forms/${fill.form.id}`}
      intro={t('workbench.fill.of', { asked_by: fill.form.asked_by })}
      actions={
        <>
          {may('drop') && <Button onClick={() => setOpen('drop')}>{t('workbench.fill.drop')}</Button>}
          {may('reopen') && <Button onClick={() => setOpen('reopen')}>{t('workbench.fill.reopen')}</Button>}
          {may('hand_in') && (
            <Button kind="main" narrow onClick={() => setOpen('hand_in')}>
              {t('workbench.fill.hand_in')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Progress fill={fill} />
        {fill.sensitive && <Apart fill={fill} />}
        {may('type_in') && <Gaps fill={fill} />}
        <PartsCard fill={fill} />
        {may('export') && <TakeOut fill={fill} />}
        <History fill={fill} />
        {fill.state !== 'filling' && fill.rows + fill.gone > 0 && (!fill.sensitive || may('look')) && (
          <FillRows of={{ ...fill, part: false, editable: may('type_in') }} key={fill.edition} />
        )}
        <p className={styles['quiet']}>{t('workbench.fill.basis', { purpose, basis })}</p>
      </Stack>
      {open === 'hand_in' && <HandInDialog fill={fill} onClose={close} />}
      {open === 'reopen' && <ReopenDialog fill={fill} onClose={close} />}
      {open === 'drop' && <DropDialog fill={fill} onClose={close} />}
    </PageFrame>
  )
}

function Progress({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const dates = useDates()
  const refresh = useWrite('POST /api/c/:community/form-fills/:id/refresh', { refresh: formReads })
  return (
    <Card
      title={t('workbench.fill.progress')}
      aside={
        <>
          <FillState state={fill.state} />
          {fill.can.includes('refresh') && (
            <Button kind="plain" busy={refresh.isPending} onClick={() => refresh.mutate({ params: { id: fill.id } })}>
              {t('workbench.fill.refresh')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {refresh.error && <ErrorState problem={refresh.error} part />}
        {fill.gathering !== null && <p role="status">{t('workbench.fill.gathering', { count: fill.gathering })}</p>}
        {fill.state === 'failed' && <p role="status">{t('workbench.fill.failed')}</p>}
        {fill.state !== 'filling' && fill.state !== 'failed' && (
          <>
            <FilledBar cells={fill.cells} filled={fill.filled} />
            <span className={layout['under']}>
              {t('workbench.fill.rows', { count: fill.rows, gaps: fill.rows_with_gaps })}
              {fill.gone > 0 && ` · ${t('workbench.fill.gone', { count: fill.gone })}`}
              {fill.gathered_at && ` · ${t('workbench.fill.gathered_at', { time: dates.full(fill.gathered_at) })}`}
            </span>
          </>
        )}
      </Stack>
    </Card>
  )
}

/** Of a list of sensitive data: who fills it, and how somebody else takes it over. */
function Apart({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const take = useWrite('POST /api/c/:community/form-fills/:id/filler', { refresh: formReads })
  return (
    <Card title={t('workbench.fill.apart')}>
      <p>{t('workbench.fill.apart_help', { name: fill.filler })}</p>
      {fill.can.includes('take_over') && (
        <Button busy={take.isPending} onClick={() => take.mutate({ params: { id: fill.id } })}>
          {t('workbench.fill.take_over')}
        </Button>
      )}
      {take.error && <ErrorState problem={take.error} part />}
    </Card>
  )
}

function Gaps({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const toast = useToast()
  const [, setSearch] = useSearch()
  const keep = useWrite('POST /api/c/:community/form-fills/:id/kept', {
    refresh: formReads,
    onSuccess: () => toast(t('workbench.fill.kept')),
  })
  const missing = fill.columns.filter((column) => column.gaps > 0)
  return (
    <Card title={t('workbench.fill.gaps')}>
      <Stack>
        {missing.length === 0 && <p>{t('workbench.fill.gaps_none')}</p>}
        <ul className={`${layout['lines']} ${styles['plain']}`}>
          {missing.map((column) => (
            <li key={column.id}>
              <span>
                {t('workbench.fill.gap_row', { title: column.title, count: column.gaps })}
                <span className={layout['under']}>
                  {t(column.source === 'typed' ? 'workbench.fill.gap_typed' : 'workbench.fill.gap_from_register')}
                </span>
              </span>
              <Button
                kind="plain"
                aria-label={t('workbench.fill.see_of', { title: column.title })}
                onClick={() => setSearch({ show: 'gaps', column: column.id })}
              >
                {t('workbench.fill.see')}
              </Button>
            </li>
          ))}
        </ul>
        {fill.carried > 0 && (
          <div className={layout['acts']}>
            <span>{t('workbench.fill.carried', { count: fill.carried })}</span>
            <Button onClick={() => setSearch({ show: 'carried', column: undefined })}>
              {t('workbench.fill.see_carried')}
            </Button>
            <Button busy={keep.isPending} onClick={() => keep.mutate({ params: { id: fill.id }, body: {} })}>
              {t('workbench.fill.keep')}
            </Button>
          </div>
        )}
        {keep.error && <ErrorState problem={keep.error} part />}
      </Stack>
    </Card>
  )
}

function DropDialog({ fill, onClose }: { fill: FillView; onClose: () => void }) {
  const t = useWords('forms')
  const go = useGo()
  const drop = useWrite('DELETE /api/c/:community/form-fills/:id', {
    refresh: ['GET /api/c/:community/forms', 'GET /api/c/:community/forms/:id', 'GET /api/c/:community/forms/due'],
    onSuccess: () => go(`/forms/${fill.form.id}`),
  })
  return (
    <ConfirmDialog
      title={t('workbench.fill.drop_title')}
      confirm={t('workbench.fill.drop')}
      danger
      busy={drop.isPending}
      onConfirm={() => drop.mutate({ params: { id: fill.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.fill.drop_help')}</p>
      {drop.error && <ErrorState problem={drop.error} part />}
    </ConfirmDialog>
  )
}
