import { useState } from 'react'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead, useWrite } from '../queries.ts'
import { ActDialog, type ActField } from './act-dialog.tsx'
import { PersonPick, type Picked } from './picks.tsx'
import { type Item, type Meeting, meetingReads } from './views.ts'

export type ItemAct = 'accept' | 'decline' | 'read_out' | 'note' | 'vote' | 'decide' | 'step_out'

interface Dialog {
  meeting: Meeting
  onClose: () => void
}

function useDone(onClose: () => void) {
  const t = useWords('deliberation')
  const toast = useToast()
  const onSuccess = () => {
    toast(t('workbench.item.saved'))
    onClose()
  }
  return { t, options: { refresh: meetingReads, onSuccess } }
}

/** What is done with one item of the agenda. */
export function ItemDialog({ meeting, item, act, onClose }: Dialog & { item: Item; act: ItemAct }) {
  if (act === 'decide') return <DecideDialog meeting={meeting} item={item} onClose={onClose} />
  if (act === 'step_out') return <StepOutDialog meeting={meeting} item={item} onClose={onClose} />
  return <PlainDialog meeting={meeting} item={item} act={act} onClose={onClose} />
}

type PlainAct = Exclude<ItemAct, 'decide' | 'step_out'>

function PlainDialog({ meeting, item, act, onClose }: Dialog & { item: Item; act: PlainAct }) {
  const { t, options } = useDone(onClose)
  const params = { id: meeting.id, item: item.id }
  const settle = useWrite('POST /api/c/:community/meetings/:id/items/:item/settle', options)
  const read = useWrite('POST /api/c/:community/meetings/:id/items/:item/read-out', options)
  const note = useWrite('POST /api/c/:community/meetings/:id/items/:item/note', options)
  const vote = useWrite('POST /api/c/:community/meetings/:id/items/:item/votes', options)
  const hands: ActField[] = (['votes_for', 'votes_against', 'abstained'] as const).map((name) => ({
    name,
    label: t(`words.${name}`),
    kind: 'number',
    value: '0',
  }))
  const fields: Record<PlainAct, ActField[]> = {
    accept: [],
    decline: [{ name: 'reason', label: t('words.reason'), kind: 'area' }],
    read_out: [{ name: 'words', label: t('workbench.item.how_far'), kind: 'area', value: item.reading ?? '' }],
    note: [{ name: 'note', label: t('workbench.item.note'), kind: 'area', value: item.note, optional: true }],
    vote: [{ name: 'question', label: t('words.question'), value: item.title }, ...hands],
  }
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const said = (name: string) => values[name] ?? ''
    const count = (name: string) => Number(said(name))
    if (act === 'read_out') read.mutate({ params, body: { words: said('words') } }, { onError })
    else if (act === 'note') note.mutate({ params, body: { note: said('note') } }, { onError })
    else if (act === 'vote') {
      const counts = {
        votes_for: count('votes_for'),
        votes_against: count('votes_against'),
        abstained: count('abstained'),
      }
      vote.mutate({ params, body: { question: said('question'), ...counts } }, { onError })
    } else settle.mutate({ params, body: { accept: act === 'accept', reason: said('reason') } }, { onError })
  }
  return (
    <ActDialog
      title={t(`workbench.item.${act}`)}
      act={t(act === 'accept' || act === 'decline' ? `workbench.item.${act}` : 'workbench.item.save')}
      {...(act === 'vote' ? { help: t('workbench.item.vote_help', { present: meeting.quorum.present }) } : {})}
      fields={fields[act]}
      write={{ isPending: [settle, read, note, vote].some((one) => one.isPending), send }}
      onClose={onClose}
    >
      <p>{item.title}</p>
    </ActDialog>
  )
}

function DecideDialog({ meeting, item, onClose }: Dialog & { item: Item }) {
  const { t, options } = useDone(onClose)
  const errors = useFormErrors(t, 'words.errors')
  const owners = useRead('GET /api/c/:community/decision-owners', {})
  const [values, setValues] = useState({
    text: '',
    promised_to: '',
    due_day: '',
    request_number: item.request?.number ?? '',
  })
  const [owner, setOwner] = useState(item.body ? `body ${item.body.id}` : '')
  const write = useWrite('POST /api/c/:community/meetings/:id/items/:item/decide', options)
  const field = (name: keyof typeof values) => ({
    name,
    label: t(`words.${name === 'text' ? 'decision_text' : name}`),
    value: values[name],
    onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
    error: errors.errors[name],
  })
  const act = () => {
    const missing = [
      ...(['text', 'due_day'] as const).filter((name) => !values[name].trim()),
      ...(owner ? [] : ['owner']),
    ]
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    const [kind, id = ''] = owner.split(' ')
    const given = kind === 'post' ? { owner_post_id: id } : { owner_body_id: id }
    write.mutate({ params: { id: meeting.id, item: item.id }, body: { ...values, ...given } }, { onError: errors.fail })
  }
  const { posts = [], bodies = [] } = owners.data ?? {}
  return (
    <FormDialog
      title={t('workbench.item.decide')}
      act={t('workbench.item.decide')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField {...field('text')} rows={2} />
      <SelectField
        name="owner"
        label={t('words.owner')}
        value={owner}
        onChange={setOwner}
        error={errors.errors['owner']}
        options={[
          ...posts.map((one) => ({ value: `post ${one.id}`, label: one.name })),
          ...bodies.map((one) => ({ value: `body ${one.id}`, label: one.name })),
        ]}
      />
      <TextField {...field('due_day')} type="date" short />
      <TextField {...field('promised_to')} optional hint={t('words.promised_hint')} />
      <TextField {...field('request_number')} optional short hint={t('words.request_hint')} />
    </FormDialog>
  )
}

function StepOutDialog({ meeting, item, onClose }: Dialog & { item: Item }) {
  const { t, options } = useDone(onClose)
  const [who, setWho] = useState('')
  const out = item.stepped_out.some((one) => one.attendee_id === who)
  const write = useWrite('POST /api/c/:community/meetings/:id/items/:item/step-out', options)
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const body = { attendee_id: who, reason: values['reason'] ?? '', back: out }
    write.mutate({ params: { id: meeting.id, item: item.id }, body }, { onError })
  }
  return (
    <ActDialog
      title={t('workbench.item.step_out')}
      act={t(out ? 'workbench.item.come_back' : 'workbench.item.step_out')}
      help={t('workbench.item.step_out_help')}
      fields={[{ name: 'reason', label: t('words.reason') }]}
      write={{ isPending: write.isPending, send }}
      onClose={onClose}
    >
      <SelectField
        name="attendee_id"
        label={t('words.name')}
        value={who}
        onChange={setWho}
        options={meeting.attendees
          .filter((one) => one.came_at && !one.left_at)
          .map((one) => ({ value: one.id, label: one.name }))}
      />
    </ActDialog>
  )
}

/** One thing somebody asks for. */
export function SuggestDialog({ meeting, onClose }: Dialog) {
  const { t, options } = useDone(onClose)
  const [person, setPerson] = useState<Picked | null>(null)
  const write = useWrite('POST /api/c/:community/meetings/:id/suggestions', options)
  const send = (values: Record<string, string>, onError: (problem: unknown) => void) => {
    const by = person ? { person_id: person.id } : { by_name: values['by_name'] ?? '' }
    write.mutate({ params: { id: meeting.id }, body: { text: values['text'] ?? '', ...by } }, { onError })
  }
  return (
    <ActDialog
      title={t('workbench.suggest.open')}
      act={t('workbench.suggest.act')}
      fields={[
        { name: 'text', label: t('words.suggestion'), kind: 'area' },
        { name: 'by_name', label: t('words.by_name'), optional: true },
      ]}
      write={{ isPending: write.isPending, send }}
      onClose={onClose}
    >
      <PersonPick name="person_id" label={t('words.by_person')} optional value={person} onChange={setPerson} />
    </ActDialog>
  )
}
