import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { FillRows } from '../components/fill-rows.tsx'
import styles from '../components/forms.module.css'
import { periodWords } from '../components/period.tsx'
import { FilledBar } from '../components/progress-bar.tsx'
import type { PartView } from '../components/views.ts'
import { formReads, useRead, useWrite } from '../queries.ts'

const noteMost = 200

/** The rows of one's own area in a report form: filled here, handed in by the office. */
export default function PartPage({ params }: PageProps<'id'>) {
  const t = useWords('forms')
  const part = useRead('GET /api/c/:community/form-parts/:id', { params: { id: params.id } })
  if (part.data) return <Part part={part.data} />
  return (
    <PageFrame title={t('workbench.parts.title')} back="/form-parts">
      <QueryView query={part}>{() => null}</QueryView>
    </PageFrame>
  )
}

function Part({ part }: { part: PartView }) {
  const t = useWords('forms')
  const [finishing, setFinishing] = useState(false)
  const reopen = useWrite('POST /api/c/:community/form-parts/:id/done', { refresh: formReads })
  const { purpose, legal_basis: basis } = part.form
  return (
    <PageFrame
      title={t('workbench.parts.of', { name: part.form.name, area: part.name })}
      back="/form-parts"
      intro={t('workbench.parts.asked', { asked_by: part.form.asked_by, period: periodWords(t, part.period) })}
      actions={
        <>
          {part.can.includes('reopen') && (
            <Button
              busy={reopen.isPending}
              onClick={() => reopen.mutate({ params: { id: part.id }, body: { done: false } })}
            >
              {t('workbench.parts.reopen')}
            </Button>
          )}
          {part.can.includes('finish') && (
            <Button kind="main" narrow onClick={() => setFinishing(true)}>
              {t('workbench.parts.finish')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        {reopen.error && <ErrorState problem={reopen.error} part />}
        <Progress part={part} />
        {part.rows + part.gone > 0 && <FillRows of={{ ...part, part: true, editable: part.can.includes('type_in') }} />}
        <p className={styles['quiet']}>{t('workbench.fill.basis', { purpose, basis })}</p>
      </Stack>
      {finishing && <FinishDialog part={part} onClose={() => setFinishing(false)} />}
    </PageFrame>
  )
}

function Progress({ part }: { part: PartView }) {
  const t = useWords('forms')
  const dates = useDates()
  const keep = useWrite('POST /api/c/:community/form-parts/:id/kept', { refresh: formReads })
  return (
    <Card
      title={t('workbench.fill.progress')}
      aside={
        part.done_at ? (
          <StateTag tone="done">{t('workbench.parts.done_at', { day: dates.short(part.done_at) })}</StateTag>
        ) : (
          part.due_day && <StateTag tone="need">{t('words.due_once', { day: dates.short(part.due_day) })}</StateTag>
        )
      }
    >
      <Stack>
        <FilledBar cells={part.cells} filled={part.filled} />
        <span className={layout['under']}>
          {t('workbench.fill.rows', { count: part.rows, gaps: part.rows_with_gaps })}
          {part.gone > 0 && ` · ${t('workbench.fill.gone', { count: part.gone })}`}
        </span>
        {part.carried > 0 && part.can.includes('type_in') && (
          <div className={layout['acts']}>
            <span>{t('workbench.fill.carried', { count: part.carried })}</span>
            <Button busy={keep.isPending} onClick={() => keep.mutate({ params: { id: part.id } })}>
              {t('workbench.fill.keep')}
            </Button>
          </div>
        )}
        {keep.error && <ErrorState problem={keep.error} part />}
      </Stack>
    </Card>
  )
}

function FinishDialog({ part, onClose }: { part: PartView; onClose: () => void }) {
  const t = useWords('forms')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.parts.errors')
  const [note, setNote] = useState('')
  const finish = useWrite('POST /api/c/:community/form-parts/:id/done', {
    refresh: formReads,
    onSuccess: () => {
      toast(t('workbench.parts.finished'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('workbench.parts.finish')}
      help={part.gaps > 0 ? t('workbench.parts.finish_gaps', { count: part.gaps }) : t('workbench.parts.finish_help')}
      act={t('workbench.parts.finish')}
      form={errors}
      busy={finish.isPending}
      onAct={() => finish.mutate({ params: { id: part.id }, body: { done: true, note } }, { onError: errors.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="note"
        label={t('workbench.fill.note')}
        optional
        rows={2}
        max={noteMost}
        value={note}
        onChange={setNote}
      />
    </FormDialog>
  )
}
