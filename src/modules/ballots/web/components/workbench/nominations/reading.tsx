/** What whoever manages the ballot does while reading a proposal: mend its words, check it. */
import { useState } from 'react'
import { PersonPick, type PickedPerson } from '../../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWrite } from '../../../queries.ts'
import { type ActProps, shorter, useAct } from './act.tsx'

const fenPerYuan = 100
const textLeast = 5

/** Mends words before the check, for a reason everybody reads beside the words as they were. */
export function CorrectDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('correct', props)
  const { what, title, text, place } = props.one
  const [wish, setWish] = useState({ title, text, place, reason: '' })
  const kind = what === 'candidate' ? 'candidate' : 'matter'
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/correct', options)
  const onAct = () => {
    const missing = [
      ...shorter('title', wish.title),
      ...shorter('text', wish.text, textLeast),
      ...shorter('reason', wish.reason),
    ]
    if (!errors.setFields(missing)) return
    write.mutate({ params, body: wish }, { onError: errors.fail })
  }
  const field = (name: keyof typeof wish, label = t(`words.nomination.field.${kind}_${name}`)) => ({
    ...{ name, label, value: wish[name], error: errors.errors[name] },
    onChange: (value: string) => setWish((now) => ({ ...now, [name]: value })),
  })
  const children = (
    <>
      <TextField {...field('title')} maxLength={60} />
      <TextAreaField {...field('text')} rows={4} max={1_000} />
      <TextField {...field('place')} optional maxLength={100} />
      <TextField
        {...field('reason', t('workbench.form.reason'))}
        hint={t('workbench.form.reason_hint')}
        maxLength={300}
      />
    </>
  )
  return frame({ busy: write.isPending, help: t('workbench.calls.correct_help'), onAct, children })
}

/** Whether it can be done, for how much and by whom; of a candidate who it is. */
export function CheckDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('check', props)
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
  const onAct = () => {
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
  const children = (
    <>
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
    </>
  )
  return frame({ busy: write.isPending, onAct, children })
}
