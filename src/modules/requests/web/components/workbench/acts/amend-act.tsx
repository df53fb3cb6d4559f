import { useState } from 'react'
import { asProblem } from '../../../../../../app/web/api-problem.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type ActProps, useAct } from './act.ts'

type Values = { title: string; place_detail: string; priority: string }

/**
 * Puts title, words on the place and urgency right. Only what was changed is sent, with what stood there: where somebody else changed the
 * same field meanwhile both values are shown, and pressing again takes this one.
 */
export function AmendAct(props: ActProps) {
  const act = useAct('amend', props)
  const words = useWords('requests')
  const { title, place_detail, priority } = props.request
  const [was, setWas] = useState<Values>({ title, place_detail, priority: String(priority) })
  const [value, setValue] = useState<Values>(was)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/amend', act.options)
  const set = (name: keyof Values) => (text: string) => setValue({ ...value, [name]: text })
  const clash = (error: unknown) => {
    const problem = asProblem(error)
    if (problem.code !== 'requests.fields_changed') return act.form.fail(error)
    const theirs = Object.fromEntries(problem.fields.map(({ path, detail }) => [path, detail ?? '']))
    setWas({ ...was, ...theirs })
    const shown = (path: string, text: string) => (path === 'priority' ? words(`words.priority.${text}`) : text)
    act.form.setFields(
      problem.fields.map(({ path, detail = '' }) => ({
        path,
        code: 'changed',
        detail: words('workbench.team.theirs', { value: shown(path, detail) }),
      })),
    )
  }
  const go = () => {
    const body = {
      ...(value.title === was.title ? {} : { title: { was: was.title, to: value.title } }),
      ...(value.place_detail === was.place_detail
        ? {}
        : { place_detail: { was: was.place_detail, to: value.place_detail } }),
      ...(value.priority === was.priority
        ? {}
        : { priority: { was: Number(was.priority), to: Number(value.priority) } }),
    }
    if (Object.keys(body).length === 0) return props.onClose()
    if (value.priority !== was.priority && reason.trim() === '') {
      return act.form.setFields([{ path: 'reason', code: 'required' }])
    }
    return write.mutate({ params: act.params, body: { ...body, reason } }, { onError: clash })
  }
  return (
    <FormDialog {...act.frame} busy={write.isPending} onAct={go}>
      <TextField
        name="title"
        label={act.t('name')}
        value={value.title}
        onChange={set('title')}
        maxLength={40}
        error={act.form.errors.title}
      />
      <TextField {...act.field('place_detail', value.place_detail, set('place_detail'))} optional maxLength={100} />
      <SelectField
        {...act.field('priority', value.priority, set('priority'))}
        options={['1', '2', '3', '4'].map((one) => ({ value: one, label: words(`words.priority.${one}`) }))}
      />
      {value.priority !== was.priority && (
        <TextField {...act.field('reason', reason, setReason)} hint={act.t('reason_hint')} maxLength={300} />
      )}
    </FormDialog>
  )
}
