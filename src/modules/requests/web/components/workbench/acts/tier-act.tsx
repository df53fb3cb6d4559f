import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

const tiers = ['small', 'big', 'urgent'] as const

/** Says how big a matter is, otherwise than the rule does. */
export function TierAct(props: ActProps) {
  const t = useWords('requests')
  const act = useAct('tier', props)
  const [tier, setTier] = useState(props.request.tier)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/tier', act.options)
  const go = () =>
    write.mutate({ params: act.params, body: { tier, reason, version: act.version } }, { onError: act.form.fail })
  return (
    <FormDialog {...act.frame} help={t(`words.tier_why.${props.request.tier_why}`)} busy={write.isPending} onAct={go}>
      <RadioCards
        {...act.field('tier', tier, setTier)}
        options={tiers.map((value) => ({
          value,
          label: t(`words.tier.${value}`),
          hint: t(`words.tier_means.${value}`),
        }))}
      />
      <TextAreaField {...act.field('reason', reason, setReason)} rows={2} max={300} />
    </FormDialog>
  )
}
