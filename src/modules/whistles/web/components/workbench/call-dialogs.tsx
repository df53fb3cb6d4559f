import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { CountField } from '../count-field.tsx'
import { callReads, type NeighbourCallDetail } from './call-views.ts'

interface OfCall {
  call: NeighbourCallDetail
  onClose: () => void
}

function useCallAct(act: string, onClose: () => void) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const onSuccess = () => {
    toast(t(`workbench.calls.${act}.done`))
    onClose()
  }
  return { t, errors, options: { refresh: callReads, onSuccess } }
}

type Who = 'person' | 'outside'

/** Somebody who said by telephone or at the counter that they come. */
export function EnterDialog({ call, onClose }: OfCall) {
  const { t, errors, options } = useCallAct('enter', onClose)
  const [who, setWho] = useState<Who>('person')
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [name, setName] = useState('')
  const [places, setPlaces] = useState('1')
  const write = useWrite('POST /api/c/:community/neighbour-calls/:id/enter', options)
  const act = () => {
    const count = Number(places)
    const missing = [
      ...(who === 'person' && !person ? [{ path: 'person_id', code: 'required' }] : []),
      ...(who === 'outside' && [...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : []),
      ...(Number.isInteger(count) && count >= 1 && count <= 200 ? [] : [{ path: 'places', code: 'invalid' }]),
    ]
    if (!errors.setFields(missing)) return
    const body = { places: count, ...(who === 'person' && person ? { person_id: person.id } : { name: name.trim() }) }
    write.mutate({ params: { id: call.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.calls.enter.title')}
      act={t('workbench.calls.enter.act')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="who"
        label={t('workbench.calls.enter.who')}
        value={who}
        onChange={setWho}
        pairs
        options={[
          { value: 'person', label: t('words.welcome.residents') },
          { value: 'outside', label: t('workbench.calls.enter.outside') },
        ]}
      />
      {who === 'person' ? (
        <PersonPick
          label={t('words.person')}
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          value={person}
          onChange={setPerson}
          error={errors.errors['person_id']}
        />
      ) : (
        <TextField
          name="name"
          label={t('workbench.calls.enter.name')}
          value={name}
          onChange={setName}
          error={errors.errors['name']}
        />
      )}
      <CountField
        name="places"
        label={t('words.places')}
        value={places}
        onChange={setPlaces}
        error={errors.errors['places']}
      />
    </FormDialog>
  )
}

/** How it went, and how many of each came. */
export function HoldDialog({ call, onClose }: OfCall) {
  const { t, errors, options } = useCallAct('hold', onClose)
  const expected = call.comers.filter((comer) => !comer.left)
  const [text, setText] = useState('')
  const [came, setCame] = useState<Record<string, string>>(
    Object.fromEntries(expected.map((comer) => [comer.id, String(comer.places)])),
  )
  const write = useWrite('POST /api/c/:community/neighbour-calls/:id/hold', options)
  const act = () => {
    const wrong = expected.filter(({ id }) => !/^\d{1,3}$/.test(came[id] ?? '')).map(({ id }) => `came.${id}`)
    const missing = [
      ...([...text.trim()].length < 2 ? [{ path: 'text', code: 'required' }] : []),
      ...wrong.map((path) => ({ path, code: 'number' })),
    ]
    if (!errors.setFields(missing)) return
    const counts = expected.map(({ id }) => ({ id, came: Number(came[id]) }))
    write.mutate({ params: { id: call.id }, body: { text: text.trim(), came: counts } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.calls.hold.title')}
      act={t('workbench.calls.hold.act')}
      help={t('workbench.calls.hold.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        name="text"
        label={t('workbench.calls.hold.text')}
        rows={3}
        max={1_000}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
      {expected.map((comer) => (
        <CountField
          key={comer.id}
          name={`came.${comer.id}`}
          label={t('workbench.calls.hold.came_of', { name: comer.name })}
          value={came[comer.id] ?? ''}
          onChange={(value) => setCame((before) => ({ ...before, [comer.id]: value }))}
          error={errors.errors[`came.${comer.id}`]}
        />
      ))}
    </FormDialog>
  )
}

/** Calls it off. */
export function CallOffDialog({ call, onClose }: OfCall) {
  const { t, errors, options } = useCallAct('withdraw', onClose)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/neighbour-calls/:id/withdraw', options)
  const act = () => {
    if (!errors.setFields([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : [])) return
    write.mutate({ params: { id: call.id }, body: { reason: reason.trim() } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.calls.withdraw.title')}
      act={t('workbench.calls.withdraw.act')}
      help={t('workbench.calls.withdraw.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={300}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}
