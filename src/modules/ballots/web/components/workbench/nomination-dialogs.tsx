import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { type FormErrors, useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PersonPick, type PickedPerson } from '../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../contract.ts'
import { useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { type Call, useNominationTitle } from '../nomination.tsx'
import { ballotReads } from '../views.ts'

export type StaffNomination = z.output<
  (typeof routes)['GET /api/c/:community/ballots/:id/nominations']['output']
>['items'][number]

/** The next step first. */
export const acts = [
  'check',
  'list',
  'assent',
  'endorse',
  'answer_merge',
  'merge',
  'unlist',
  'leave_out',
  'withdraw',
] as const
export type Act = (typeof acts)[number]

interface DialogProps {
  ballotId: string
  call: Call
  one: StaffNomination
  others: readonly StaffNomination[]
  onClose: () => void
}

/** The form of one act on a proposal. */
export function NominationDialog({ act, ...rest }: DialogProps & { act: Act }) {
  if (act === 'check') return <CheckDialog {...rest} />
  if (act === 'list') return <ListDialog {...rest} />
  if (act === 'assent') return <AssentDialog {...rest} />
  if (act === 'endorse') return <EndorseDialog {...rest} />
  if (act === 'merge') return <MergeDialog {...rest} />
  if (act === 'answer_merge') return <AnswerDialog {...rest} />
  return <ReasonDialog act={act} {...rest} />
}

function useAct({ ballotId, one, onClose }: DialogProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const onSuccess = () => {
    toast(t('workbench.calls.done'))
    onClose()
  }
  return { t, errors, options: { refresh: ballotReads, onSuccess }, params: { id: ballotId, nomination: one.id } }
}

interface FrameProps {
  act: Act
  one: StaffNomination
  errors: FormErrors
  busy: boolean
  help?: string
  onAct: () => void
  onClose: () => void
  children: ReactNode
}

function Frame({ act, one, errors, busy, help, onAct, onClose, children }: FrameProps) {
  const t = useWords('ballots')
  const titleOf = useNominationTitle()
  const title = t(`workbench.calls.act.${act}`)
  return (
    <FormDialog title={title} act={title} help={help} form={errors} busy={busy} onAct={onAct} onClose={onClose}>
      <p>{titleOf(one)}</p>
      {children}
    </FormDialog>
  )
}

const shorter = (path: string, text: string, least = 2) =>
  [...text.trim()].length < least ? [{ path, code: 'required' }] : []
const fenPerYuan = 100

/** Whether it can be done, for how much and by whom; of a candidate who it is. */
function CheckDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const { one, call } = props
  const candidate = one.what === 'candidate'
  const [feasible, setFeasible] = useState<'yes' | 'no'>('yes')
  const [told, setTold] = useState({
    reason: '',
    price: one.price_fen === null ? '' : String(one.price_fen / fenPerYuan),
    doer: one.doer,
  })
  const [person, setPerson] = useState<PickedPerson | null>(
    one.candidate_person_id ? { id: one.candidate_person_id, name: one.title } : null,
  )
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/check', options)
  const priced = feasible === 'yes' && call.budget_fen !== null
  const act = () => {
    const missing = [
      ...shorter('reason', told.reason),
      ...(priced && !(Number(told.price) > 0) ? [{ path: 'price_fen', code: 'required' }] : []),
      ...(candidate && feasible === 'yes' && !person ? [{ path: 'candidate_person_id', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const fen = Math.round(Number(told.price) * fenPerYuan)
    const body = {
      ...{ feasible: feasible === 'yes', reason: told.reason.trim(), doer: told.doer.trim() },
      ...(fen > 0 ? { price_fen: fen } : {}),
      ...(candidate && person ? { candidate_person_id: person.id } : {}),
    }
    write.mutate({ params, body }, { onError: errors.fail })
  }
  const field = (name: keyof typeof told, path: string = name) => ({
    ...{ name: path, value: told[name], error: errors.errors[path] },
    onChange: (value: string) => setTold((now) => ({ ...now, [name]: value })),
  })
  const kind = candidate ? 'candidate' : 'matter'
  return (
    <Frame act="check" one={one} errors={errors} busy={write.isPending} onAct={act} onClose={props.onClose}>
      <RadioCards
        name="feasible"
        label={t(`workbench.calls.check_${kind}`)}
        value={feasible}
        onChange={setFeasible}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`workbench.calls.check_${kind}_${value}`),
        }))}
        pairs
      />
      <TextAreaField
        {...field('reason')}
        label={t('workbench.calls.check_reason')}
        hint={t('workbench.form.reason_hint')}
        rows={3}
        max={300}
      />
      {candidate && feasible === 'yes' && (
        <PersonPick
          name="candidate_person_id"
          label={t('workbench.calls.candidate')}
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          value={person}
          onChange={setPerson}
          error={errors.errors['candidate_person_id']}
        />
      )}
      {!candidate && (
        <>
          <TextField
            {...field('price', 'price_fen')}
            label={t('workbench.calls.price')}
            type="number"
            inputMode="decimal"
            short
            optional={!priced}
          />
          <TextField {...field('doer')} label={t('workbench.calls.doer')} optional maxLength={60} />
        </>
      )}
    </Frame>
  )
}

/** As it reads on the ballot. */
function ListDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const { one } = props
  const most = 500
  const [title, setTitle] = useState(one.title)
  const [description, setDescription] = useState([...one.text].slice(0, most).join(''))
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/take-over', options)
  const act = () => {
    if (!errors.setFields(shorter('title', title, 1))) return
    write.mutate({ params, body: { title: title.trim(), description: description.trim() } }, { onError: errors.fail })
  }
  return (
    <Frame
      act="list"
      one={one}
      errors={errors}
      busy={write.isPending}
      help={t('workbench.calls.list_help')}
      onAct={act}
      onClose={props.onClose}
    >
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
        max={most}
        value={description}
        onChange={setDescription}
      />
    </Frame>
  )
}

function useYes(label: string, yes: string, no: string) {
  const t = useWords('ballots')
  const [value, setValue] = useState<'yes' | 'no'>('yes')
  const options = [
    { value: 'yes' as const, label: t(yes) },
    { value: 'no' as const, label: t(no) },
  ]
  return {
    agrees: value === 'yes',
    field: <RadioCards name="agrees" label={t(label)} value={value} onChange={setValue} options={options} pairs />,
  }
}

/** What a candidate said in writing. */
function AssentDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const { agrees, field } = useYes('workbench.calls.assent', 'workbench.calls.assent_yes', 'workbench.calls.assent_no')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/assent', options)
  const act = () => write.mutate({ params, body: { agrees } }, { onError: errors.fail })
  const frame = {
    act: 'assent' as const,
    one: props.one,
    errors,
    busy: write.isPending,
    onAct: act,
    onClose: props.onClose,
  }
  return (
    <Frame {...frame} help={t('workbench.calls.assent_help')}>
      {field}
    </Frame>
  )
}

/** Who signed for it on paper. */
function EndorseDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const [people, setPeople] = useState<PickedPerson[]>([])
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/endorse', options)
  const act = () => {
    if (!errors.setFields(people.length === 0 ? [{ path: 'person_id', code: 'required' }] : [])) return
    write.mutate({ params, body: { person_ids: people.map((one) => one.id) } }, { onError: errors.fail })
  }
  const frame = {
    act: 'endorse' as const,
    one: props.one,
    errors,
    busy: write.isPending,
    onAct: act,
    onClose: props.onClose,
  }
  return (
    <Frame {...frame} help={t('workbench.calls.endorse_help')}>
      {people.length > 0 && (
        <ul className={styles.list}>
          {people.map((person) => (
            <li key={person.id}>
              {person.name}{' '}
              <Button kind="plain" onClick={() => setPeople(people.filter((one) => one.id !== person.id))}>
                {t('workbench.calls.drop_person', { name: person.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PersonPick
        label={t('workbench.calls.endorser')}
        hint={t('words.person_hint')}
        none={t('words.nobody_found')}
        value={null}
        onChange={(person) => person && !people.some((one) => one.id === person.id) && setPeople([...people, person])}
        error={errors.errors['person_id']}
      />
    </Frame>
  )
}

/** Asks both proposers. */
function MergeDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const titleOf = useNominationTitle()
  const others = props.others.filter(
    (other) => other.id !== props.one.id && ['proposed', 'feasible', 'listed'].includes(other.state),
  )
  const [into, setInto] = useState(others[0]?.id ?? '')
  const [why, setWhy] = useState('')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/merge', options)
  const act = () => {
    const missing = [...(into === '' ? [{ path: 'into_id', code: 'required' }] : []), ...shorter('why', why)]
    if (!errors.setFields(missing)) return
    write.mutate({ params, body: { into_id: into, why: why.trim() } }, { onError: errors.fail })
  }
  const frame = {
    act: 'merge' as const,
    one: props.one,
    errors,
    busy: write.isPending,
    onAct: act,
    onClose: props.onClose,
  }
  return (
    <Frame {...frame} help={t('workbench.calls.merge_help')}>
      {others.length === 0 ? (
        <p>{t('workbench.calls.merge_none')}</p>
      ) : (
        <SelectField
          name="into_id"
          label={t('workbench.calls.merge_into')}
          value={into}
          onChange={setInto}
          options={others.map((other) => ({ value: other.id, label: titleOf(other) }))}
          error={errors.errors['into_id']}
        />
      )}
      <TextField
        name="why"
        label={t('workbench.calls.merge_why')}
        value={why}
        onChange={setWhy}
        maxLength={300}
        error={errors.errors['why']}
      />
    </Frame>
  )
}

/** What a proposer without an account said about merging. */
function AnswerDialog(props: DialogProps) {
  const { t, errors, options, params } = useAct(props)
  const { merge } = props.one
  const open = (['from', 'into'] as const).filter((side) => merge?.[`${side}_agrees`] === null)
  const [side, setSide] = useState<'from' | 'into'>(open[0] ?? 'from')
  const { agrees, field } = useYes('workbench.calls.answer', 'workbench.calls.answer_yes', 'workbench.calls.answer_no')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/merge/answer', options)
  const act = () => write.mutate({ params, body: { side, agrees } }, { onError: errors.fail })
  const frame = {
    act: 'answer_merge' as const,
    one: props.one,
    errors,
    busy: write.isPending,
    onAct: act,
    onClose: props.onClose,
  }
  return (
    <Frame {...frame}>
      <RadioCards
        name="side"
        label={t('workbench.calls.answer_side')}
        value={side}
        onChange={setSide}
        options={open.map((value) => ({
          value,
          label: t('workbench.calls.answer_of', {
            seq: value === 'from' ? (merge?.from_seq ?? 0) : (merge?.into_seq ?? 0),
          }),
        }))}
      />
      {field}
    </Frame>
  )
}

const paths = {
  unlist: 'POST /api/c/:community/ballots/:id/nominations/:nomination/take-back',
  leave_out: 'POST /api/c/:community/ballots/:id/nominations/:nomination/leave-out',
  withdraw: 'POST /api/c/:community/ballots/:id/nominations/:nomination/withdraw',
} as const

/** Off the ballot, left out, or withdrawn for whoever said so: with the reason everybody reads. */
function ReasonDialog({ act: name, ...props }: DialogProps & { act: keyof typeof paths }) {
  const { t, errors, options, params } = useAct(props)
  const [reason, setReason] = useState('')
  const write = useWrite(paths[name], options)
  const act = () => {
    if (!errors.setFields(shorter('reason', reason))) return
    write.mutate({ params, body: { reason: reason.trim() } }, { onError: errors.fail })
  }
  const frame = { act: name, one: props.one, errors, busy: write.isPending, onAct: act, onClose: props.onClose }
  return (
    <Frame {...frame} help={t(`workbench.calls.${name}_help`)}>
      <TextField
        name="reason"
        label={t('workbench.form.reason')}
        hint={t('workbench.form.reason_hint')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={errors.errors['reason']}
      />
    </Frame>
  )
}
