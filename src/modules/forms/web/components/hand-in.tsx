import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { CheckCards, RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { formReads, useWrite } from '../queries.ts'
import styles from './forms.module.css'
import { periodWords } from './period.tsx'
import { TakeCopy } from './take-out.tsx'
import type { FillView } from './views.ts'

const ways = ['paper', 'e_mail', 'platform', 'chat', 'other'] as const
const reasonMost = 200
const noteMost = 500

interface DialogProps {
  fill: FillView
  onClose: () => void
}

/** Hands a period in: to whom, how, with gaps or without. */
export function HandInDialog({ fill, onClose }: DialogProps) {
  const t = useWords('forms')
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.edit.errors')
  const [to, setTo] = useState(fill.form.asked_by)
  const [way, setWay] = useState<(typeof ways)[number]>('platform')
  const [note, setNote] = useState('')
  const [gaps, setGaps] = useState<'yes'[]>([])
  const send = useWrite('POST /api/c/:community/form-fills/:id/hand-ins', {
    refresh: formReads,
    onSuccess: () => {
      toast(t('workbench.fill.done'))
      onClose()
    },
  })
  const act = () => {
    const body = { edition: fill.edition, handed_to: to, way, note, with_gaps: gaps.length > 0 }
    send.mutate({ params: { id: fill.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.fill.hand_in_title', { period: periodWords(t, fill.period) })}
      help={t('workbench.fill.hand_in_help')}
      act={t('workbench.fill.hand_in')}
      form={errors}
      busy={send.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="handed_to"
        label={t('workbench.fill.handed_to')}
        value={to}
        onChange={setTo}
        error={errors.errors['handed_to']}
      />
      <RadioCards
        name="way"
        label={t('workbench.fill.way')}
        pairs
        value={way}
        onChange={setWay}
        options={ways.map((value) => ({ value, label: t(`words.way.${value}`) }))}
      />
      <TextAreaField
        name="note"
        label={t('workbench.fill.note')}
        optional
        rows={2}
        max={noteMost}
        value={note}
        onChange={setNote}
      />
      {fill.gaps > 0 && (
        <CheckCards
          name="with_gaps"
          label={t('workbench.fill.gaps')}
          value={gaps}
          onChange={setGaps}
          options={[{ value: 'yes', label: t('workbench.fill.with_gaps', { count: fill.gaps }) }]}
        />
      )}
    </FormDialog>
  )
}

/** Opens it again, with a reason. */
export function ReopenDialog({ fill, onClose }: DialogProps) {
  const t = useWords('forms')
  const errors = useFormErrors(t, 'workbench.edit.errors')
  const [reason, setReason] = useState('')
  const reopen = useWrite('POST /api/c/:community/form-fills/:id/reopened', { refresh: formReads, onSuccess: onClose })
  return (
    <FormDialog
      title={t('workbench.fill.reopen_title')}
      help={t('workbench.fill.reopen_help')}
      act={t('workbench.fill.reopen')}
      form={errors}
      busy={reopen.isPending}
      onAct={() => reopen.mutate({ params: { id: fill.id }, body: { reason } }, { onError: errors.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.fill.reason')}
        rows={2}
        max={reasonMost}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

/** How it was handed in, each time with its copy. */
export function History({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const dates = useDates()
  if (fill.hand_ins.length === 0) return null
  return (
    <Card title={t('workbench.fill.history')}>
      <ul className={`${layout['lines']} ${styles['plain']}`}>
        {fill.hand_ins.map((one) => (
          <li key={one.edition}>
            <span>
              {t('workbench.fill.history_row', {
                time: dates.full(one.handed_in_at),
                by: one.by,
                to: one.handed_to,
                way: t(`words.way.${one.way}`),
                rows: one.rows,
              })}
              <span className={layout['under']}>
                {[one.gaps > 0 && t('workbench.fill.history_gaps', { count: one.gaps }), one.note]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {one.reopened_at && (
                <span className={layout['under']}>
                  {t('workbench.fill.reopened', {
                    time: dates.full(one.reopened_at),
                    by: one.reopened_by,
                    reason: one.reopen_reason,
                  })}
                </span>
              )}
            </span>
            {one.forgotten ? (
              <span>{t('workbench.fill.forgotten')}</span>
            ) : (
              <TakeCopy fill={fill} edition={one.edition} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
