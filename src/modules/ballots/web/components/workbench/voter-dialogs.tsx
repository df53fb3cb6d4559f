import { type ReactNode, useState } from 'react'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { type FormErrors, useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PersonPick, type PickedPerson as Picked } from '../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { deliveryWays } from '../../../contract/kinds.ts'
import { useWrite } from '../../queries.ts'
import { choicesOf } from '../choices.ts'
import { Choose, useMarked, wrongWith } from '../choose.tsx'
import { ballotReads, type Detail, type Voter, wordsAsked } from '../views.ts'

export interface VoterDialogProps {
  ballot: Detail
  voter: Voter
  onClose: () => void
}

/** Title, toast and errors alike for every act on a row of the roll. */
function useAct(act: string, onClose: () => void) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const done = () => {
    toast(t(`workbench.voter.${act}_done`))
    onClose()
  }
  return { t, errors, refresh: ballotReads, done }
}

function Frame({
  act,
  voter,
  errors,
  busy,
  onAct,
  onClose,
  children,
}: {
  act: string
  voter: Voter
  errors: FormErrors
  busy: boolean
  onAct: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useWords('ballots')
  const title = t(`workbench.voter.${act}`)
  return (
    <FormDialog
      title={title}
      act={title}
      help={[voter.serial, voter.name, voter.place].filter(Boolean).join(' · ')}
      form={errors}
      busy={busy}
      onAct={onAct}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  )
}

interface FieldProps {
  value: string
  onChange: (value: string) => void
  errors: FormErrors
}

function Reason({ value, onChange, errors }: FieldProps) {
  const t = useWords('ballots')
  const label = t('workbench.form.reason')
  const field = { name: 'reason', label, value, onChange, maxLength: 200, error: errors.errors['reason'] }
  return <TextField {...field} />
}

function Day({ name, value, onChange, errors }: FieldProps & { name: 'day' | 'written_on' }) {
  const t = useWords('ballots')
  const field = { name, label: t(`words.${name}`), value, onChange, error: errors.errors[name] }
  return <TextField {...field} type="date" short />
}

/** What is missing: a person, or a reason of so many signs. */
const needed = (path: string, missing: boolean) => (missing ? [{ path, code: 'required' }] : [])
const shorterThan = (text: string, least: number) => [...text.trim()].length < least

const staffChannels = ['counter', 'door', 'telephone'] as const

/** Enters what somebody says at the counter, the door or on the telephone. */
export function CastDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const { t, errors, refresh, done } = useAct('cast', onClose)
  const marked = useMarked()
  const [channel, setChannel] = useState<(typeof staffChannels)[number]>('counter')
  const [value, setValue] = useState<string[]>([])
  const [words, setWords] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/cast', { refresh, onSuccess: done })
  const asked = wordsAsked(ballot, value)
  const act = () => {
    const wrong = wrongWith(ballot, value)
    if (!errors.setFields(wrong ? [{ path: 'choices', code: wrong }] : [])) return
    write.mutate(
      {
        params: { id: ballot.id, voter: voter.id },
        body: { channel, choices: choicesOf(ballot, value), words: asked ? words.trim() : '' },
      },
      { onError: errors.fail },
    )
  }
  return (
    <Frame act="cast" voter={voter} errors={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{t('workbench.voter.not_secret')}</p>
      <RadioCards
        name="channel"
        label={t('words.channel_label')}
        value={channel}
        onChange={setChannel}
        options={staffChannels.map((one) => ({ value: one, label: t(`words.channel.${one}`) }))}
      />
      <Choose ballot={ballot} value={value} onChange={setValue} error={errors.errors['choices']} />
      {asked && (
        <TextAreaField
          name="words"
          label={t(`words.${asked}`)}
          optional
          rows={3}
          max={300}
          value={words}
          onChange={setWords}
        />
      )}
      {value.length > 0 && <p>{t('workbench.voter.read_back', { marked: marked(ballot, value) })}</p>}
    </Frame>
  )
}

const dayLength = 10

function useToday(): string {
  return useDates().plain(new Date(serverNow()).toISOString()).slice(0, dayLength)
}

/** How the notice of the ballot reached somebody. */
export function DeliverDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const { t, errors, refresh, done } = useAct('deliver', onClose)
  const [how, setHow] = useState<(typeof deliveryWays)[number]>('door')
  const [day, setDay] = useState(useToday())
  const write = useWrite('POST /api/c/:community/ballots/:id/deliveries', { refresh, onSuccess: done })
  const act = () =>
    write.mutate({ params: { id: ballot.id }, body: { voter_ids: [voter.id], how, day } }, { onError: errors.fail })
  return (
    <Frame act="deliver" voter={voter} errors={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <SelectField
        name="how"
        label={t('words.delivered_how')}
        value={how}
        onChange={(value) => setHow(deliveryWays.find((one) => one === value) ?? 'door')}
        options={deliveryWays.map((value) => ({ value, label: t(`words.delivery.${value}`) }))}
      />
      <Day name="day" value={day} onChange={setDay} errors={errors} />
    </Frame>
  )
}

/** Notes a written proxy. */
export function ProxyDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const { t, errors, refresh, done } = useAct('proxy', onClose)
  const [holder, setHolder] = useState<Picked | null>(null)
  const [written, setWritten] = useState(useToday())
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/proxy', { refresh, onSuccess: done })
  const act = () => {
    if (!errors.setFields(needed('holder_person_id', !holder)) || !holder) return
    write.mutate(
      { params: { id: ballot.id, voter: voter.id }, body: { holder_person_id: holder.id, written_on: written } },
      { onError: errors.fail },
    )
  }
  return (
    <Frame act="proxy" voter={voter} errors={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{t('workbench.voter.proxy_help')}</p>
      <PersonPick
        hint={t('words.person_hint')}
        none={t('words.nobody_found')}
        name="holder_person_id"
        label={t('words.holder')}
        value={holder}
        onChange={setHolder}
        error={errors.errors['holder_person_id']}
      />
      <Day name="written_on" value={written} onChange={setWritten} errors={errors} />
    </Frame>
  )
}

/** Takes a proxy back. */
export function RevokeDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const { t, errors, refresh, done } = useAct('revoke_proxy', onClose)
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/proxy/revoke', { refresh, onSuccess: done })
  const act = () => write.mutate({ params: { id: ballot.id, voter: voter.id }, body: {} }, { onError: errors.fail })
  return (
    <Frame act="revoke_proxy" voter={voter} errors={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{t('workbench.voter.revoke_help', { holder: voter.proxy?.holder ?? '' })}</p>
    </Frame>
  )
}

/** Another one speaks for a joint title, or for one that changed hands. */
export function RepresentDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const { t, errors, refresh, done } = useAct('represent', onClose)
  const [person, setPerson] = useState<Picked | null>(null)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/representative', { refresh, onSuccess: done })
  const act = () => {
    const missing = [...needed('person_id', !person), ...needed('reason', shorterThan(reason, 2))]
    if (!errors.setFields(missing) || !person) return
    write.mutate(
      { params: { id: ballot.id, voter: voter.id }, body: { person_id: person.id, reason: reason.trim() } },
      { onError: errors.fail },
    )
  }
  return (
    <Frame act="represent" voter={voter} errors={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <PersonPick
        hint={t('words.person_hint')}
        none={t('words.nobody_found')}
        name="person_id"
        label={t('words.representative')}
        value={person}
        onChange={setPerson}
        error={errors.errors['person_id']}
      />
      <Reason value={reason} onChange={setReason} errors={errors} />
    </Frame>
  )
}

function ReasonDialog({
  ballot,
  voter,
  onClose,
  act,
  least,
  path,
}: VoterDialogProps & {
  act: 'strike' | 'void'
  least: number
  path: 'POST /api/c/:community/ballots/:id/roll/:voter/strike' | 'POST /api/c/:community/ballots/:id/roll/:voter/void'
}) {
  const { errors, refresh, done } = useAct(act, onClose)
  const [reason, setReason] = useState('')
  const write = useWrite(path, { refresh, onSuccess: done })
  const send = () => {
    if (!errors.setFields(needed('reason', shorterThan(reason, least)))) return
    write.mutate(
      { params: { id: ballot.id, voter: voter.id }, body: { reason: reason.trim() } },
      { onError: errors.fail },
    )
  }
  return (
    <Frame act={act} voter={voter} errors={errors} busy={write.isPending} onAct={send} onClose={onClose}>
      <Reason value={reason} onChange={setReason} errors={errors} />
    </Frame>
  )
}

/** Strikes somebody off the roll. */
export const StrikeDialog = (props: VoterDialogProps) => (
  <ReasonDialog {...props} act="strike" least={2} path="POST /api/c/:community/ballots/:id/roll/:voter/strike" />
)

/** Takes a vote out that was entered by mistake. */
export const VoidDialog = (props: VoterDialogProps) => (
  <ReasonDialog {...props} act="void" least={5} path="POST /api/c/:community/ballots/:id/roll/:voter/void" />
)
