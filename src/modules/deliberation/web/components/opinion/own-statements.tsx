import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { SelectField, TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useReadPages, useWrite } from '../../queries.ts'
import styles from './opinion.module.css'
import { type OwnOpinion, ownStatementReads, type Statement, ways } from './views.ts'

const textLeast = 4
const textMost = 100
const opinionRead = 'GET /api/c/:community/my/topics/:id/opinion'

/** One idea in a sentence, for the others to answer. */
export function WriteStatement({ opinion }: { opinion: OwnOpinion }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [text, setText] = useState('')
  const write = useWrite('POST /api/c/:community/my/topics/:id/statements', {
    refresh: [...ownStatementReads, opinionRead],
    onSuccess: () => {
      setText('')
      toast(t(opinion.look_first ? 'resident.opinion.written_waits' : 'resident.opinion.written'))
    },
  })
  const send = () => {
    if (!errors.setFields([...text.trim()].length < textLeast ? [{ path: 'text', code: 'required' }] : [])) return
    write.mutate({ params: { id: opinion.topic.id }, body: { text } }, { onError: errors.fail })
  }
  return (
    <Card title={t('resident.opinion.write_title')}>
      <Stack>
        <ErrorSummary form={errors} />
        <TextAreaField
          name="text"
          label={t('resident.opinion.write_label')}
          hint={t('resident.opinion.write_hint')}
          rows={2}
          max={textMost}
          value={text}
          onChange={setText}
          error={errors.errors['text']}
        />
        <Button busy={write.isPending} onClick={send}>
          {t('resident.opinion.write_send')}
        </Button>
      </Stack>
    </Card>
  )
}

function Line({ statement, may }: { statement: Statement; may: boolean }) {
  const t = useWords('deliberation')
  const toast = useToast()
  const answer = useWrite('POST /api/c/:community/my/statements/:id/answer', {
    refresh: ownStatementReads,
    onSuccess: () => toast(t('resident.opinion.changed')),
  })
  const withdraw = useWrite('POST /api/c/:community/my/statements/:id/withdraw', {
    refresh: [...ownStatementReads, opinionRead],
    onSuccess: () => toast(t('resident.opinion.withdrawn')),
  })
  const params = { id: statement.id }
  const problem = answer.error ?? withdraw.error
  return (
    <li>
      <p className={styles.text}>
        <strong>{statement.text}</strong>
      </p>
      {statement.mine && statement.state !== 'shown' && (
        <StateTag tone={statement.state === 'waiting' ? 'wait' : 'rest'}>
          {t(`words.said_state.${statement.state}`)}
        </StateTag>
      )}
      {statement.reason && <p className={styles.text}>{t('words.because', { reason: statement.reason })}</p>}
      {statement.answer &&
        (may ? (
          <SelectField
            name={`answer-${statement.id}`}
            label={t('resident.opinion.my_answer')}
            short
            value={statement.answer}
            onChange={(value) => {
              const way = ways.find((one) => one === value)
              if (way) answer.mutate({ params, body: { answer: way } })
            }}
            options={ways.map((value) => ({ value, label: t(`words.opinion.way.${value}`) }))}
          />
        ) : (
          <span>
            {t('resident.opinion.my_answer')} {t(`words.opinion.way.${statement.answer}`)}
          </span>
        ))}
      {statement.can.includes('withdraw') && (
        <div>
          <Button narrow busy={withdraw.isPending} onClick={() => withdraw.mutate({ params, body: {} })}>
            {t('resident.opinion.withdraw')}
          </Button>
        </div>
      )}
      {problem && <ErrorState problem={problem} part />}
    </li>
  )
}

const shows = ['answered', 'mine'] as const

/** What the reader answered, each to be changed, and what they wrote. */
export function OwnStatements({ opinion }: { opinion: OwnOpinion }) {
  const t = useWords('deliberation')
  const [show, setShow] = useState<(typeof shows)[number]>('answered')
  const list = useReadPages('GET /api/c/:community/my/topics/:id/statements', {
    params: { id: opinion.topic.id },
    query: { show },
  })
  return (
    <Card title={t('resident.opinion.my_title')}>
      <Stack>
        <RadioCards
          name="show"
          label={t('words.which')}
          pairs
          value={show}
          onChange={setShow}
          options={shows.map((value) => ({ value, label: t(`resident.opinion.show.${value}`) }))}
        />
        <QueryView query={list} part>
          {(data) =>
            data.items.length === 0 ? (
              <p>{t(`resident.opinion.none_${show}`)}</p>
            ) : (
              <ul className={styles.list}>
                {data.items.map((one) => (
                  <Line key={one.id} statement={one} may={opinion.can.includes('answer')} />
                ))}
              </ul>
            )
          }
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </Card>
  )
}
