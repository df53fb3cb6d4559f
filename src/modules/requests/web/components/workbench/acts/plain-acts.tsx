import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

/** Takes the matter on. */
export function AcceptAct(props: ActProps) {
  const act = useAct('accept', props)
  const write = useWrite('POST /api/c/:community/requests/:id/accept', act.options)
  const go = () => write.mutate({ params: act.params, body: { version: act.version } }, { onError: act.form.fail })
  return <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go} />
}

/** Lets the clocks run on. */
export function ResumeAct(props: ActProps) {
  const act = useAct('resume', props)
  const write = useWrite('POST /api/c/:community/requests/:id/resume', act.options)
  const go = () => write.mutate({ params: act.params, body: { version: act.version } }, { onError: act.form.fail })
  return <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go} />
}
