import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { fillWords } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

type ReasonRoute =
  | 'POST /api/c/:community/requests/:id/send-back'
  | 'POST /api/c/:community/requests/:id/pause'
  | 'POST /api/c/:community/requests/:id/reopen'
  | 'POST /api/c/:community/requests/:id/unmerge'

const reasonMax = 300

/** An act that needs a reason and nothing else. */
function ReasonAct({ name, route, ...props }: ActProps & { name: string; route: ReasonRoute }) {
  const act = useAct(name, props)
  const [reason, setReason] = useState('')
  const write = useWrite(route, act.options)
  const go = () =>
    write.mutate({ params: act.params, body: { reason, version: act.version } }, { onError: act.form.fail })
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <TextBlockField
        {...act.field('reason', reason, setReason)}
        words={fillWords(props.request)}
        rows={3}
        max={reasonMax}
      />
    </FormDialog>
  )
}

/** Gives the matter back to the desk. */
export function SendBackAct(props: ActProps) {
  return <ReasonAct name="send_back" route="POST /api/c/:community/requests/:id/send-back" {...props} />
}

/** Stops the clocks for a lawful reason. */
export function PauseAct(props: ActProps) {
  return <ReasonAct name="pause" route="POST /api/c/:community/requests/:id/pause" {...props} />
}

/** Takes a closed matter up again. */
export function ReopenAct(props: ActProps) {
  return <ReasonAct name="reopen" route="POST /api/c/:community/requests/:id/reopen" {...props} />
}

/** It was another matter after all. */
export function UnmergeAct(props: ActProps) {
  return <ReasonAct name="unmerge" route="POST /api/c/:community/requests/:id/unmerge" {...props} />
}

/** Notes that the requester was reached. */
export function ContactAct(props: ActProps) {
  const act = useAct('contact', props)
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/contact', act.options)
  const go = () =>
    write.mutate({ params: act.params, body: { text, version: act.version } }, { onError: act.form.fail })
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <TextBlockField
        {...act.field('text', text, setText)}
        words={fillWords(props.request)}
        optional
        rows={3}
        max={500}
      />
    </FormDialog>
  )
}
