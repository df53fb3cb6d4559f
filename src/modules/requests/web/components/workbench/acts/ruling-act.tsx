import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'
import { optionOf, useReceivers } from './receivers.ts'

const reasonMax = 300
const scopes = ['none', 'compound', 'community'] as const

/** Rules who deals with a matter that was sent back twice, and whether the like of it goes there from now on. */
export function RuleAct(props: ActProps) {
  const act = useAct('rule', props)
  const { query, options } = useReceivers(props.request.id, 'dispatch')
  const [post, setPost] = useState('')
  const [rule, setRule] = useState<(typeof scopes)[number]>('none')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/ruling', act.options)
  const go = () => {
    const receiver = query.data?.receivers.find((one) => optionOf(one) === post)
    if (!receiver) return act.form.setFields([{ path: 'post_id', code: 'required' }])
    const { post_id, person_id, body_id } = receiver
    const to = { post_id, person_id, ...(body_id ? { body_id } : {}) }
    return write.mutate(
      { params: act.params, body: { ...to, rule, reason, version: act.version } },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <QueryView query={query} part>
        {() => (
          <SelectField
            name="post_id"
            label={act.t('receiver')}
            value={post}
            onChange={setPost}
            options={options}
            error={act.form.errors.post_id}
          />
        )}
      </QueryView>
      <TextBlockField
        {...act.field('reason', reason, setReason)}
        words={fillWords(props.request)}
        rows={3}
        max={reasonMax}
      />
      <RadioCards
        {...act.field('rule', rule, setRule)}
        hint={act.t('rule_hint')}
        options={scopes.map((value) => ({ value, label: act.t(`rule_${value}`) }))}
      />
    </FormDialog>
  )
}
