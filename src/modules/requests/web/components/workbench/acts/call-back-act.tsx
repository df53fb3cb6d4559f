import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { type Grade, Rating } from '../../../../../../app/web/kit/rating.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

type Answer = 'solved' | 'not_solved' | 'not_reached'

/** What the requester said on the telephone. */
export function CallBackAct(props: ActProps) {
  const act = useAct('call_back', props)
  const [answer, setAnswer] = useState<Answer>()
  const [grade, setGrade] = useState<Grade>()
  const [comment, setComment] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/call-back', act.options)
  const reached = answer !== 'not_reached'
  const go = () => {
    if (!answer) return act.form.setFields([{ path: 'answer', code: 'required' }])
    const judged = reached ? { solved: answer === 'solved', ...(grade ? { grade } : {}) } : {}
    return write.mutate(
      { params: act.params, body: { reached, ...judged, comment, version: act.version } },
      { onError: act.form.fail },
    )
  }
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <RadioCards
        {...act.field('answer', answer, setAnswer)}
        options={(['solved', 'not_solved', 'not_reached'] as const).map((value) => ({ value, label: act.t(value) }))}
      />
      {answer && reached && <Rating name="grade" legend={act.t('grade')} value={grade} onChange={setGrade} />}
      <TextBlockField
        {...act.field('comment', comment, setComment)}
        words={fillWords(props.request)}
        optional
        rows={3}
        max={500}
      />
    </FormDialog>
  )
}
