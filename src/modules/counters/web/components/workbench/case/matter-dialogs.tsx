import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type OfMatter, useAct } from './use-act.ts'

const route = 'POST /api/c/:community/service-cases/:id/matters/:seq'
const paramsOf = ({ detail, matter }: OfMatter) => ({ id: detail.id, seq: String(matter.seq) })

/** Which papers of a matter are there now. */
export function PapersDialog(of: OfMatter) {
  const { matter } = of
  const { t, errors, frame, options } = useAct('papers', of.onClose, {})
  const [brought, setBrought] = useState(matter.papers.filter((one) => one.brought).map((one) => one.name))
  const write = useWrite(route, options)
  const act = () => write.mutate({ params: paramsOf(of), body: { act: 'papers', brought } }, { onError: errors.fail })
  return (
    <FormDialog {...frame} help={t('workbench.case.papers.help')} busy={write.isPending} onAct={act}>
      <CheckCards
        name="brought"
        label={matter.name}
        value={brought}
        onChange={setBrought}
        options={matter.papers.map((one) => ({ value: one.name, label: one.name, hint: one.note || undefined }))}
      />
    </FormDialog>
  )
}

/** It lies with another office: which, and when to ask there again. */
export function WaitDialog(of: OfMatter) {
  const { office, next_day } = of.matter
  const { form, field, holds, errors, frame, options } = useAct('wait', of.onClose, {
    office,
    next_day: next_day ?? '',
    note: '',
  })
  const write = useWrite(route, options)
  const act = () => {
    if (!holds({ office: 2, next_day: 1 })) return
    const body = { act: 'wait' as const, ...form, office: form.office.trim(), note: form.note.trim() }
    write.mutate({ params: paramsOf(of), body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextField {...field('office')} />
      <TextField {...field('next_day')} type="date" short />
      <TextAreaField {...field('note')} optional rows={2} max={500} />
    </FormDialog>
  )
}

/** How a matter ended, and who carried it out where the keeper's post doesn't. */
export function FinishDialog(of: OfMatter) {
  const { matter } = of
  const { t, form, field, holds, errors, frame, options } = useAct('finish', of.onClose, { text: '', done_by: '' })
  const [state, setState] = useState<'done' | 'not_done' | 'withdrawn'>('done')
  const write = useWrite(route, options)
  const asks = state === 'done' && !matter.may_do
  const act = () => {
    if (!holds({ text: 2, done_by: asks ? 2 : 0 })) return
    const body = { act: 'finish' as const, state, text: form.text.trim(), done_by: asks ? form.done_by.trim() : '' }
    write.mutate({ params: paramsOf(of), body }, { onError: errors.fail })
  }
  const posts = matter.doers.map((one) => t(`words.doer.${one}`)).join('、')
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <RadioCards
        name="state"
        label={t('workbench.case.finish.how', { name: matter.name })}
        value={state}
        onChange={setState}
        options={(['done', 'not_done', 'withdrawn'] as const).map((value) => ({
          value,
          label: t(`words.matter_state.${value}`),
        }))}
      />
      <TextAreaField {...field('text')} rows={3} max={500} />
      {asks && <TextField {...field('done_by')} hint={t('workbench.case.finish.done_by_hint', { posts })} />}
    </FormDialog>
  )
}

/** An end is taken back. */
export function ReopenDialog(of: OfMatter) {
  const { form, field, holds, errors, frame, options } = useAct('reopen', of.onClose, { reason: '' })
  const write = useWrite(route, options)
  const act = () => {
    if (!holds({ reason: 2 })) return
    const body = { act: 'reopen' as const, reason: form.reason.trim() }
    write.mutate({ params: paramsOf(of), body }, { onError: errors.fail })
  }
  return (
    <FormDialog {...frame} busy={write.isPending} onAct={act}>
      <TextAreaField {...field('reason')} rows={2} max={300} />
    </FormDialog>
  )
}
