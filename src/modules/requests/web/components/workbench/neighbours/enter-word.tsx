import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'

const channels = ['counter', 'telephone', 'door'] as const
const words = ['done', 'not_done'] as const
export const neighbourReads = [
  'GET /api/c/:community/requests/:id/neighbours',
  'GET /api/c/:community/requests/:id',
  'GET /api/c/:community/requests',
]
const commentLeast = 4

interface Door {
  id: string
  name: string
}

/** What a neighbour said at the counter, on the telephone or at their door. */
export function EnterWord({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words: told } = useAct(t, 'workbench.neighbours.enter', onClose)
  const [door, setDoor] = useState<Door | null>(null)
  const [channel, setChannel] = useState<(typeof channels)[number]>('telephone')
  const [word, setWord] = useState<(typeof words)[number]>()
  const [comment, setComment] = useState('')
  const write = useWrite('POST /api/c/:community/requests/:id/neighbour-words', {
    refresh: neighbourReads,
    onSuccess: done,
  })
  const act = () => {
    const short = word === 'not_done' && [...comment.trim()].length < commentLeast
    const missing = [
      ...(door ? [] : [{ path: 'dwelling_id', code: 'required' }]),
      ...(word ? [] : [{ path: 'done', code: 'required' }]),
      ...(short ? [{ path: 'comment', code: 'required' }] : []),
    ]
    if (!form.setFields(missing) || !door) return
    const body = { dwelling_id: door.id, channel, done: word === 'done', comment: comment.trim() }
    write.mutate({ params: { id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...told}
      help={t('workbench.neighbours.enter.help')}
      form={form}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <DoorField id={id} value={door} onChange={setDoor} error={form.errors['dwelling_id']} />
      <RadioCards
        name="channel"
        label={t('workbench.neighbours.enter.channel')}
        value={channel}
        onChange={setChannel}
        pairs
        options={channels.map((value) => ({ value, label: t(`workbench.neighbours.channels.${value}`) }))}
      />
      <RadioCards
        name="done"
        label={t('workbench.neighbours.enter.said')}
        value={word}
        onChange={setWord}
        pairs
        options={words.map((value) => ({ value, label: t(`workbench.neighbours.${value}`) }))}
        error={form.errors['done']}
      />
      {word === 'not_done' && (
        <TextAreaField
          name="comment"
          label={t('workbench.neighbours.enter.comment')}
          rows={2}
          max={300}
          value={comment}
          onChange={setComment}
          error={form.errors['comment']}
        />
      )}
    </FormDialog>
  )
}

interface DoorFieldProps {
  id: string
  value: Door | null
  onChange: (door: Door | null) => void
  error: string | undefined
}

function DoorField({ id, value, onChange, error }: DoorFieldProps) {
  const t = useWords('requests')
  const { typed, setTyped, q } = usePick()
  const found = useRead(
    'GET /api/c/:community/requests/:id/neighbour-doors',
    { params: { id }, query: { q } },
    { enabled: q !== '' && value === null },
  )
  const items = typed.trim() === '' ? undefined : found.data?.items
  return (
    <PickField
      name="dwelling_id"
      label={t('workbench.neighbours.enter.door')}
      hint={value ? undefined : t('workbench.neighbours.enter.door_hint')}
      chosen={value?.name}
      onDrop={() => onChange(null)}
      typed={typed}
      onType={setTyped}
      options={items?.map((one) => ({ value: one.id, label: one.name }))}
      onPick={(picked) => {
        const one = items?.find((item) => item.id === picked)
        setTyped('')
        if (one) onChange(one)
      }}
      none={t('workbench.neighbours.enter.no_door')}
      problem={found.error}
      error={error}
    />
  )
}
