import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PersonPick, type PickedPerson as Picked } from '../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { ballotReads, type Detail, type Objection } from '../views.ts'

function DecideDialog({ ballot, objection, onClose }: { ballot: Detail; objection: Objection; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [upheld, setUpheld] = useState<'yes' | 'no'>()
  const [answer, setAnswer] = useState('')
  const [person, setPerson] = useState<Picked | null>(null)
  const write = useWrite('POST /api/c/:community/ballots/:id/objections/:objection/decide', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.objections.done'))
      onClose()
    },
  })
  const mends = upheld === 'yes' && objection.about === 'roll' && ballot.rules.roll_kind !== 'owners'
  const act = () => {
    const missing = [
      ...(upheld ? [] : [{ path: 'upheld', code: 'required' }]),
      ...([...answer.trim()].length < 2 ? [{ path: 'answer', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const body = {
      upheld: upheld === 'yes',
      answer: answer.trim(),
      ...(mends && person ? { add_person_id: person.id } : {}),
    }
    write.mutate({ params: { id: ballot.id, objection: objection.id }, body }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.objections.decide')}
      act={t('workbench.objections.decide')}
      help={objection.text}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="upheld"
        label={t('workbench.objections.upheld')}
        value={upheld}
        onChange={setUpheld}
        pairs
        options={[
          { value: 'yes', label: t('workbench.objections.yes') },
          { value: 'no', label: t('workbench.objections.no') },
        ]}
        error={errors.errors['upheld']}
      />
      {mends && (
        <PersonPick
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          name="add_person_id"
          label={t('workbench.objections.add')}
          value={person}
          onChange={setPerson}
          optional
        />
      )}
      <TextAreaField
        name="answer"
        label={t('workbench.objections.answer')}
        rows={3}
        max={500}
        value={answer}
        onChange={setAnswer}
        error={errors.errors['answer']}
      />
    </FormDialog>
  )
}

/** What people said isn't right, open ones first. */
export function Objections({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const dates = useDates()
  const [asked, setAsked] = useState<Objection>()
  if (ballot.objections.length === 0) return null
  return (
    <Card title={t('words.objections_label')}>
      <Stack>
        {ballot.objections.map((one) => (
          <div key={one.id} className={styles.form}>
            <p className={layout.text}>
              {t('workbench.objections.line', {
                who: one.who,
                time: dates.full(one.raised_at),
                about: t(`words.about.${one.about}`),
                text: one.text,
              })}
            </p>
            {one.decided_at ? (
              <p className={layout.text}>{t(one.upheld ? 'words.upheld' : 'words.declined', { answer: one.answer })}</p>
            ) : (
              <Button onClick={() => setAsked(one)}>{t('workbench.objections.decide')}</Button>
            )}
          </div>
        ))}
      </Stack>
      {asked && <DecideDialog ballot={ballot} objection={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}
