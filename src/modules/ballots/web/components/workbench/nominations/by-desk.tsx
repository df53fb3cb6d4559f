/** What whoever manages the ballot does with a proposal after it was checked: on the ballot, into another one, off again, left out. */
import { useState } from 'react'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useRead, useWrite } from '../../../queries.ts'
import { useNominationTitle } from '../../nomination.tsx'
import { type ActProps, shorter, useAct } from './act.tsx'

const descriptionMost = 500

/** As it reads on the ballot. */
export function ListDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('list', props)
  const { one } = props
  const [title, setTitle] = useState(one.title)
  const [description, setDescription] = useState([...one.text].slice(0, descriptionMost).join(''))
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/take-over', options)
  const onAct = () => {
    if (!errors.setFields(shorter('title', title, 1))) return
    write.mutate({ params, body: { title: title.trim(), description: description.trim() } }, { onError: errors.fail })
  }
  const children = (
    <>
      <TextField
        name="title"
        label={t('workbench.calls.list_title')}
        value={title}
        onChange={setTitle}
        maxLength={60}
        error={errors.errors['title']}
      />
      <TextAreaField
        name="description"
        label={t('workbench.form.description')}
        optional
        rows={4}
        max={descriptionMost}
        value={description}
        onChange={setDescription}
      />
    </>
  )
  return frame({ busy: write.isPending, help: t('workbench.calls.list_help'), onAct, children })
}

const foundMost = 8

/** Finds the proposal it could become part of, among all of the call. */
function useOthers({ ballotId, one }: ActProps, asks: boolean) {
  const { typed, setTyped, q } = usePick()
  const found = useRead(
    'GET /api/c/:community/ballots/:id/nominations',
    { params: { id: ballotId }, query: { q, merge_for: one.id, limit: foundMost } },
    { enabled: asks },
  )
  return { typed, setTyped, items: found.data?.items, problem: found.error }
}

/** Asks both proposers. */
export function MergeDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('merge', props)
  const titleOf = useNominationTitle()
  const [into, setInto] = useState<{ id: string; name: string } | null>(null)
  const [why, setWhy] = useState('')
  const { typed, setTyped, items, problem } = useOthers(props, into === null)
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/merge', options)
  const onAct = () => {
    const missing = [...(into ? [] : [{ path: 'into_id', code: 'required' }]), ...shorter('why', why)]
    if (!errors.setFields(missing) || !into) return
    write.mutate({ params, body: { into_id: into.id, why: why.trim() } }, { onError: errors.fail })
  }
  const children = (
    <>
      <PickField
        name="into_id"
        label={t('workbench.calls.merge_into')}
        hint={into ? undefined : t('workbench.calls.merge_hint')}
        none={t('workbench.calls.merge_none')}
        chosen={into?.name}
        onDrop={() => setInto(null)}
        typed={typed}
        onType={setTyped}
        options={items?.map((other) => ({ value: other.id, label: titleOf(other), hint: other.place || undefined }))}
        onPick={(id) => {
          const other = items?.find((item) => item.id === id)
          setTyped('')
          if (other) setInto({ id, name: titleOf(other) })
        }}
        problem={problem}
        error={errors.errors['into_id']}
      />
      <TextField
        name="why"
        label={t('workbench.calls.merge_why')}
        value={why}
        onChange={setWhy}
        maxLength={300}
        error={errors.errors['why']}
      />
    </>
  )
  return frame({ busy: write.isPending, help: t('workbench.calls.merge_help'), onAct, children })
}

const paths = {
  unlist: 'POST /api/c/:community/ballots/:id/nominations/:nomination/take-back',
  leave_out: 'POST /api/c/:community/ballots/:id/nominations/:nomination/leave-out',
  withdraw: 'POST /api/c/:community/ballots/:id/nominations/:nomination/withdraw',
} as const

/** Off the ballot, left out, or withdrawn for whoever said so: with the reason everybody reads. */
export function ReasonDialog({ act, ...props }: ActProps & { act: keyof typeof paths }) {
  const { t, errors, frame, options, params } = useAct(act, props)
  const [reason, setReason] = useState('')
  const write = useWrite(paths[act], options)
  const onAct = () => {
    if (!errors.setFields(shorter('reason', reason))) return
    write.mutate({ params, body: { reason: reason.trim() } }, { onError: errors.fail })
  }
  const children = (
    <TextField
      name="reason"
      label={t('workbench.form.reason')}
      hint={t('workbench.form.reason_hint')}
      value={reason}
      onChange={setReason}
      maxLength={300}
      error={errors.errors['reason']}
    />
  )
  return frame({ busy: write.isPending, help: t(`workbench.calls.${act}_help`), onAct, children })
}
