import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextBlockField } from '../../../../../../app/web/kit/texts/text-block-field.tsx'
import { useWrite } from '../../../queries.ts'
import { fillWords } from '../bulk/fill-names.data.ts'
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
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      help={act.t('help')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <TextBlockField
        name="reason"
        words={fillWords(props.request)}
        label={act.t('reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        max={reasonMax}
        error={act.form.errors.reason}
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
    <FormDialog
      title={act.t('title')}
      act={act.t('act')}
      help={act.t('help')}
      form={act.form}
      busy={write.isPending}
      onAct={go}
      onClose={props.onClose}
    >
      <TextBlockField
        name="text"
        words={fillWords(props.request)}
        label={act.t('text')}
        optional
        value={text}
        onChange={setText}
        rows={3}
        max={500}
        error={act.form.errors.text}
      />
    </FormDialog>
  )
}
