import { Fragment, useEffect } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { telHref } from '../../../../../app/web/kit/call-link.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { elsewhere, ItemQuestions } from '../item-questions.tsx'
import { DivertNotice } from './divert-notice.tsx'
import { clearDraft, isBegun, useDraft } from './draft.ts'
import styles from './file.module.css'
import { ItemChoice } from './item-choice.tsx'
import { useStepForm } from './step-form.ts'
import { StepFrame } from './step-frame.tsx'
import { useItem } from './use-catalogue.ts'

const textMax = 2_000

/** Words of a situation chosen on the home page, when nothing has been written yet. */
function useGivenWords(): void {
  const [search, setSearch] = useSearch()
  const [draft, change] = useDraft()
  const given = search['text']
  useEffect(() => {
    if (!given) return
    setSearch({ text: undefined })
    if (draft.description.trim() === '') change({ description: given })
  }, [given, draft.description, change, setSearch])
}

const dangers = { police: '110', fire: '119', ambulance: '120', traffic: '122' } as const

/** Whoever is in danger calls first: the community answers in hours, these in minutes. */
function DangerLine() {
  const t = useWords('requests')
  return (
    <p className={styles.hint}>
      {t('resident.file.danger.first')}
      {Object.entries(dangers).map(([who, number], index) => (
        <Fragment key={who}>
          {index > 0 && ' · '}
          <a href={telHref(number)} className="whole">
            {t(`resident.file.danger.${who}`, { number })}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

/** First screen: what has happened, in the person's own words, and what kind of matter that is. */
export function StepWhat() {
  const t = useWords('requests')
  const form = useStepForm('what')
  const [draft, change] = useDraft()
  useGivenWords()
  const item = useItem(draft.item_code)
  const questions = item?.questions ?? []
  const away = item?.may_act === false || elsewhere(questions, draft.answers) !== undefined
  const length = [...draft.description.trim()].length
  const missing = () => [
    ...(length === 0 ? [{ path: 'description', code: 'required' }] : []),
    ...(length > textMax ? [{ path: 'description', code: 'too_long' }] : []),
    ...(draft.item_code === '' ? [{ path: 'item_code', code: 'required' }] : []),
    ...(questions.some((one) => one.required && !draft.answers[one.question]?.trim())
      ? [{ path: 'answers', code: 'required' }]
      : []),
    ...(away ? [{ path: 'answers', code: 'not_ours' }] : []),
  ]
  return (
    <StepFrame step="what" title={t('resident.file.what.title')} form={form} missing={missing}>
      <DangerLine />
      <TextAreaField
        name="description"
        label={t('resident.file.what.text')}
        hint={item?.hint || t('resident.file.what.text_hint')}
        value={draft.description}
        onChange={(description) => change({ description })}
        rows={4}
        max={textMax}
        error={form.errors['description']}
      />
      <ItemChoice
        text={draft.description}
        value={draft.item_code}
        onChange={(code) => change({ item_code: code, answers: code === draft.item_code ? draft.answers : {} })}
        error={form.errors['item_code']}
        notice={
          <>
            {item?.divert && <DivertNotice key={item.code} text={item.divert} />}
            {item && !item.may_act && (
              <p role="status">{t('words.not_ours', { what: item.name, where: item.instead })}</p>
            )}
          </>
        }
      />
      <ItemQuestions
        questions={questions}
        answers={draft.answers}
        onChange={(answers) => change({ answers })}
        error={form.errors['answers']}
      />
      {isBegun(draft) && (
        <p className={styles.hint}>
          {t('resident.file.kept')}{' '}
          <Button kind="plain" onClick={clearDraft}>
            {t('resident.file.anew')}
          </Button>
        </p>
      )}
    </StepFrame>
  )
}
