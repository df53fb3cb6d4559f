/** What the counter notes for people: a candidate's word, signatures, what a proposer says about merging. */
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { PersonPick, type PickedPerson } from '../../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { useWrite } from '../../../queries.ts'
import styles from '../../ballots.module.css'
import { type ActProps, useAct, useYes } from './act.tsx'

/** What a candidate said in writing. */
export function AssentDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('assent', props)
  const { agrees, field } = useYes('workbench.calls.assent', 'workbench.calls.assent_yes', 'workbench.calls.assent_no')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/assent', options)
  const onAct = () => write.mutate({ params, body: { agrees } }, { onError: errors.fail })
  return frame({ busy: write.isPending, help: t('workbench.calls.assent_help'), onAct, children: field })
}

/** Who signed for it on paper. */
export function EndorseDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('endorse', props)
  const [people, setPeople] = useState<PickedPerson[]>([])
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/endorse', options)
  const onAct = () => {
    if (!errors.setFields(people.length === 0 ? [{ path: 'person_id', code: 'required' }] : [])) return
    write.mutate({ params, body: { person_ids: people.map((one) => one.id) } }, { onError: errors.fail })
  }
  const children = (
    <>
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
    </>
  )
  return frame({ busy: write.isPending, help: t('workbench.calls.endorse_help'), onAct, children })
}

/** What a proposer without an account said about merging. */
export function AnswerDialog(props: ActProps) {
  const { t, errors, frame, options, params } = useAct('answer_merge', props)
  const { merge } = props.one
  const open = (['from', 'into'] as const).filter((side) => merge?.[`${side}_agrees`] === null)
  const [side, setSide] = useState<'from' | 'into'>(open[0] ?? 'from')
  const { agrees, field } = useYes('workbench.calls.answer', 'workbench.calls.answer_yes', 'workbench.calls.answer_no')
  const write = useWrite('POST /api/c/:community/ballots/:id/nominations/:nomination/merge/answer', options)
  const onAct = () => write.mutate({ params, body: { side, agrees } }, { onError: errors.fail })
  const seqOf = (value: 'from' | 'into') => merge?.[`${value}_seq`] ?? 0
  const children = (
    <>
      <RadioCards
        name="side"
        label={t('workbench.calls.answer_side')}
        value={side}
        onChange={setSide}
        options={open.map((value) => ({ value, label: t('workbench.calls.answer_of', { seq: seqOf(value) }) }))}
      />
      {field}
    </>
  )
  return frame({ busy: write.isPending, onAct, children })
}
