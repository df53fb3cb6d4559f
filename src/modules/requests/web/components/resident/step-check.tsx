import { useCallback } from 'react'
import { asProblem } from '../../../../../app/web/api-problem.ts'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { AnswerCard } from './answer-card.tsx'
import { useChosenPlace } from './area-names.ts'
import { clearDraft, type Draft, useDraft } from './draft.ts'
import styles from './file.module.css'
import { bodyOf, placeOf } from './filed-place.ts'
import { keepReceipt, receiptPath } from './kept-receipt.ts'
import { keepRefused, useStepForm } from './step-form.ts'
import { StepFrame } from './step-frame.tsx'
import { fieldOf, mendPath } from './steps.ts'
import { useItem } from './use-catalogue.ts'

function Thumbs({ photos }: { photos: Draft['photos'] }) {
  const t = useWords('requests')
  return (
    <div className={styles.thumbs}>
      {photos.map((photo, index) => (
        <img key={photo.id} src={photo.url} alt={t('words.photo', { n: index + 1 })} width={64} height={64} />
      ))}
    </div>
  )
}

/** What was answered on the screens before, each with the way back to it. */
function Answers({ draft }: { draft: Draft }) {
  const t = useWords('requests')
  const item = useItem(draft.item_code)
  const place = [useChosenPlace(), draft.place === 'nowhere' ? '' : draft.place_detail].filter(Boolean).join(' ')
  const contact =
    draft.contact === 'anonymous'
      ? t('resident.file.contact.ways.anonymous.label')
      : [draft.contact_name, draft.contact_phone, draft.contact === 'confidential' && t('resident.file.check.hidden')]
          .filter(Boolean)
          .join(' ')
  return (
    <LabelList
      rows={[
        {
          label: t('resident.file.check.text'),
          value: <span className={styles.said}>{draft.description}</span>,
          change: mendPath('what'),
        },
        { label: t('resident.file.check.item'), value: item?.name, change: mendPath('what') },
        ...Object.entries(draft.answers).map(([question, answer]) => ({
          label: question,
          value: answer,
          change: mendPath('what'),
        })),
        { label: t('resident.file.check.place'), value: place, change: mendPath('where') },
        {
          label: t('resident.file.check.photos'),
          value: draft.photos.length > 0 ? <Thumbs photos={draft.photos} /> : undefined,
          change: mendPath('photos'),
        },
        { label: t('resident.file.check.contact'), value: contact, change: mendPath('contact') },
      ]}
    />
  )
}

/** Who will answer and by when, read for exactly this item and place. */
function Promised({ draft }: { draft: Draft }) {
  const answer = useRead('GET /api/c/:community/answer', {
    query: { item_code: draft.item_code, ...placeOf(draft) },
  })
  return (
    <QueryView query={answer} part>
      {(view) => <AnswerCard answer={view} />}
    </QueryView>
  )
}

/** Sends the draft. What the server won't take leads back to the screen where it is mended, with everything kept. */
function useFiling() {
  const go = useGo()
  const { mutate, isPending, error } = useWrite('POST /api/c/:community/requests', {
    refresh: ['GET /api/c/:community/my/requests'],
    onSuccess: (receipt) => {
      keepReceipt(receipt)
      go(receiptPath(receipt), { replace: true })
      clearDraft()
    },
  })
  const file = useCallback(
    (draft: Draft) =>
      mutate(
        { body: bodyOf(draft) },
        {
          onError(thrown) {
            const problem = asProblem(thrown)
            const field = fieldOf(problem.code)
            const fields = field ? [{ path: field, code: problem.code, detail: problem.detail }] : problem.fields
            if (fields.length > 0) go(mendPath(keepRefused(fields)))
          },
        },
      ),
    [mutate, go],
  )
  return { file, isPending, problem: error && error.fields.length === 0 && !fieldOf(error.code) ? error : null }
}

/** Fifth screen: 请核对, with who answers and by when, and the one button that sends it. */
export function StepCheck() {
  const t = useWords('requests')
  const form = useStepForm('check')
  const person = usePerson()
  const [draft] = useDraft()
  const { file, isPending, problem } = useFiling()
  return (
    <StepFrame
      step="check"
      title={t('resident.file.check.title')}
      form={form}
      onNext={() => file(draft)}
      nextLabel={t('resident.file.check.send')}
      busy={isPending}
    >
      <Answers draft={draft} />
      <Promised draft={draft} />
      {problem && <ErrorState problem={problem} part />}
      {!person && <p className={styles.hint}>{t('resident.file.check.guest')}</p>}
    </StepFrame>
  )
}
