import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { useLimitWords } from '../catalogue/item-rows.tsx'
import { type ActProps, useAct } from './act.ts'

const grounds = ['other_body', 'owners_decide', 'expert_check', 'materials', 'weather', 'law_procedure'] as const
type Ground = (typeof grounds)[number]

/** More time, once, for a lawful reason the requester reads. */
export function ExtendAct(props: ActProps) {
  const t = useWords('requests')
  const act = useAct('extend', props)
  const limit = useLimitWords()
  const [ground, setGround] = useState('')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/extend', act.options)
  const most = props.request.extension
  const go = () => {
    const missing = [
      ...(ground === '' ? [{ path: 'ground', code: 'required' }] : []),
      ...(/^[1-9]\d*$/.test(amount) ? [] : [{ path: 'amount', code: 'required' }]),
    ]
    if (missing.length > 0) return act.form.setFields(missing)
    const body = { ground: ground as Ground, amount: Number(amount), reason, version: act.version }
    return write.mutate({ params: act.params, body }, { onError: act.form.fail })
  }
  if (!most) return null
  return (
    <FormDialog {...act.frame} help={t('workbench.acts.extend.help')} busy={write.isPending} onAct={go}>
      <SelectField
        {...act.field('ground', ground, setGround)}
        options={grounds.map((value) => ({ value, label: t(`words.extension.${value}`) }))}
      />
      <TextField
        {...act.field('amount', amount, setAmount)}
        label={t('workbench.acts.extend.amount', { unit: t(`workbench.catalogue.form.units.${most.unit}`) })}
        hint={t('workbench.acts.extend.amount_hint', { most: limit(most) })}
        inputMode="numeric"
      />
      <TextBlockField {...act.field('reason', reason, setReason)} words={fillWords(props.request)} rows={3} max={300} />
    </FormDialog>
  )
}
