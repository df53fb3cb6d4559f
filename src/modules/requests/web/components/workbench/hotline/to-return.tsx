import { useState } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { Pager } from '../../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useReadPages, useWrite } from '../../../queries.ts'
import { CallerName } from './call-table.tsx'
import styles from './hotline.module.css'
import { type CallRow, type CurrentCall, callReads } from './views.ts'

/** Missed and promised calls, what comes due first on top: one press calls back, with the whole number. */
export function ToReturn({ onTaken }: { onTaken: (call: CurrentCall) => void }) {
  const t = useWords('requests')
  const list = useReadPages('GET /api/c/:community/calls/to-return', { query: { limit: 10 } })
  const [settling, setSettling] = useState<CallRow | null>(null)
  const back = useWrite('POST /api/c/:community/calls', { refresh: callReads, onSuccess: onTaken })
  return (
    <Card title={t('workbench.hotline.to_return')}>
      {back.isError && <ErrorState problem={back.error} part />}
      <QueryView query={list} part>
        {(data) =>
          data.items.length === 0 ? (
            <p className={styles.quiet}>{t('workbench.hotline.nothing_to_return')}</p>
          ) : (
            <ul className={styles.list}>
              {data.items.map((call) => (
                <li key={call.id} className={styles.toReturn}>
                  <div className={styles.about}>
                    <CallerName call={call} /> <Due call={call} />
                    {call.note && <span className={styles.under}>{call.note}</span>}
                  </div>
                  <div className={styles.acts}>
                    <Button onClick={() => back.mutate({ body: { kind: 'out', answers: call.id } })}>
                      {t('workbench.hotline.call_back')}
                    </Button>
                    <Button kind="plain" onClick={() => setSettling(call)}>
                      {t('workbench.hotline.settle')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <Pager pages={list} />
      {settling && <SettleDialog call={settling} onClose={() => setSettling(null)} />}
    </Card>
  )
}

function Due({ call }: { call: CallRow }) {
  const t = useWords('requests')
  const dates = useDates()
  if (call.call_back_due === null) return null
  const late = Date.parse(call.call_back_due) < serverNow()
  const kind = call.kind === 'missed' ? 'missed' : 'promised_call'
  return (
    <>
      <StateTag tone={late ? 'late' : 'wait'}>
        {t(late ? 'workbench.hotline.due_late' : 'workbench.hotline.due', { at: dates.full(call.call_back_due) })}
      </StateTag>
      <span className={styles.under}>
        {t(`workbench.hotline.since.${kind}`, { at: dates.full(call.started_at) })}
        {call.attempts > 0 && t('workbench.hotline.attempts', { count: call.attempts })}
      </span>
    </>
  )
}

function SettleDialog({ call, onClose }: { call: CallRow; onClose: () => void }) {
  const t = useWords('requests')
  const errors = useFormErrors(t, 'workbench.hotline.errors')
  const [reason, setReason] = useState('')
  const settle = useWrite('POST /api/c/:community/calls/:id/settle', { refresh: callReads, onSuccess: onClose })
  return (
    <FormDialog
      title={t('workbench.hotline.settle_title')}
      act={t('workbench.hotline.settle')}
      help={t('workbench.hotline.settle_help')}
      form={errors}
      busy={settle.isPending}
      onAct={() => settle.mutate({ params: { id: call.id }, body: { reason } }, { onError: errors.fail })}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('workbench.hotline.reason')}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
