import { useState } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { type Photo, PhotoInput } from '../../../../../../app/web/kit/photo-input.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type Forwarding, refresh } from './views.ts'

interface ActProps {
  forwarding: Forwarding
  onClose: () => void
}

/** Types in what the body answered. */
function AnswerAct({ forwarding, onClose }: ActProps) {
  const t = useWords('requests')
  const dates = useDates()
  const { form, done, words } = useAct(t, 'workbench.forwarding.answer', onClose)
  const [answer, setAnswer] = useState('')
  const [day, setDay] = useState(dates.plain(new Date(serverNow()).toISOString()))
  const [open, setOpen] = useState<'yes' | 'no'>('yes')
  const [files, setFiles] = useState<Photo[]>([])
  const write = useWrite('POST /api/c/:community/forwardings/:id/answer', { refresh, onSuccess: done })
  const go = () =>
    write.mutate(
      {
        params: { id: forwarding.id },
        body: { answer, answered_on: day, answer_public: open === 'yes', file_ids: files.map((file) => file.id) },
      },
      { onError: form.fail },
    )
  const field = (name: string) => ({ name, label: t(`workbench.forwarding.answer.${name}`), error: form.errors[name] })
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <TextField {...field('answered_on')} type="date" short value={day} onChange={setDay} />
      <TextAreaField {...field('answer')} value={answer} onChange={setAnswer} rows={5} max={2000} />
      <PhotoInput {...field('file_ids')} optional value={files} onChange={setFiles} max={9} />
      <RadioCards
        {...field('answer_public')}
        value={open}
        onChange={setOpen}
        pairs
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`workbench.forwarding.answer.public_${value}`),
        }))}
      />
    </FormDialog>
  )
}

/** Notes that the body was asked again. */
function RemindAct({ forwarding, onClose }: ActProps) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.forwarding.remind', onClose)
  const [note, setNote] = useState('')
  const write = useWrite('POST /api/c/:community/forwardings/:id/remind', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t('workbench.forwarding.remind.help')}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: forwarding.id }, body: { note } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="note"
        label={t('workbench.forwarding.remind.note')}
        optional
        value={note}
        onChange={setNote}
        rows={2}
        max={300}
        error={form.errors['note']}
      />
    </FormDialog>
  )
}

/** Takes the letter back, or an answer that was typed in wrongly. */
function WithdrawAct({ forwarding, onClose }: ActProps) {
  const t = useWords('requests')
  const which = forwarding.state === 'answered' ? 'undo_answer' : 'withdraw'
  const { form, done, words } = useAct(t, `workbench.forwarding.${which}`, onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/forwardings/:id/withdraw', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t(`workbench.forwarding.${which}.help`)}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: forwarding.id }, body: { reason } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('workbench.forwarding.withdraw.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={300}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}

const forms = { answer: AnswerAct, remind: RemindAct, withdraw: WithdrawAct }

/** What may be done with one letter. */
export function ForwardingActs({ forwarding }: { forwarding: Forwarding }) {
  const t = useWords('requests')
  const [chosen, setChosen] = useState<keyof typeof forms>()
  const Act = chosen && forms[chosen]
  const may = (['answer', 'remind', 'withdraw'] as const).filter((name) => forwarding.can.includes(name))
  return (
    <div className={layout['acts']} data-screen-only>
      {may.map((name) => (
        <Button key={name} kind={name === 'answer' ? 'main' : 'quiet'} narrow onClick={() => setChosen(name)}>
          {t(
            `workbench.forwarding.${name === 'withdraw' && forwarding.state === 'answered' ? 'undo_answer' : name}.act`,
          )}
        </Button>
      ))}
      {forwarding.can.includes('letter') && (
        <ButtonLink to={`/forwardings/${forwarding.id}`}>{t('workbench.forwarding.letter')}</ButtonLink>
      )}
      {Act && <Act forwarding={forwarding} onClose={() => setChosen(undefined)} />}
    </div>
  )
}
