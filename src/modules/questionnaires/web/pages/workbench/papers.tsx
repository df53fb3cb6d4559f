import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Answer, Question } from '../../../contract/asking.ts'
import { PaperEntry } from '../../components/paper-entry.tsx'
import styles from '../../components/questionnaire.module.css'
import { spaced } from '../../components/spaced.ts'
import type { Paper } from '../../components/views.ts'
import { questionnaireReads, useRead, useReadPages, useWrite } from '../../queries.ts'

/** Sheets of paper: entered by keyboard, the drawn ones twice; what differs is settled by the paper. */
export default function PapersPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const paper = useRead('GET /api/c/:community/questionnaires/:id/paper', { params: { id: params.id } })
  return (
    <PageFrame
      title={t('workbench.one.papers')}
      intro={t('workbench.papers.intro')}
      back={`/questionnaires/${params.id}`}
    >
      <QueryView query={paper}>
        {(asked) => (
          <Stack>
            <PaperEntry id={params.id} questions={asked.questions} />
            <Waiting id={params.id} questions={asked.questions} />
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Waiting({ id, questions }: { id: string; questions: readonly Question[] }) {
  const t = useWords('questionnaires')
  const list = useReadPages('GET /api/c/:community/questionnaires/:id/papers', { params: { id }, query: { limit: 20 } })
  return (
    <Card title={t('workbench.papers.waiting')}>
      <QueryView query={list} part>
        {(page) =>
          page.items.length === 0 ? (
            <p>{t('workbench.papers.none')}</p>
          ) : (
            <ul className={styles['list']}>
              {page.items.map((one) => (
                <li key={one.unit_id}>
                  <strong className={styles['code']}>{spaced(one.code)}</strong>{' '}
                  {t(`workbench.papers.state.${one.state}`)}
                  {one.state === 'differing' && <Settle id={id} paper={one} questions={questions} />}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <Pager pages={list} />
    </Card>
  )
}

/** An answer in words. */
function wordsOf(answer: unknown, none: string): string {
  const given = answer as Answer | null
  if (given === null || given === undefined) return none
  if (Array.isArray(given)) return given.join('、')
  if (typeof given !== 'object') return String(given)
  return 'place' in given && typeof given.place === 'string'
    ? given.place
    : Object.entries(given)
        .map(([row, option]) => `${row}：${option}`)
        .join('；')
}

interface SettleProps {
  id: string
  paper: Paper
  questions: readonly Question[]
}

function Settle({ id, paper, questions }: SettleProps) {
  const t = useWords('questionnaires')
  const toast = useToast()
  const [stands, setStands] = useState<Record<string, 'first' | 'second'>>({})
  const settle = useWrite('POST /api/c/:community/questionnaires/:id/papers/:unit/settle', {
    refresh: questionnaireReads,
    onSuccess: () => toast(t('workbench.papers.settled')),
  })
  const none = t('workbench.papers.no_answer')
  const open = paper.differences.filter((one) => !stands[one.question]).length
  return (
    <Stack>
      {settle.error && <ErrorState problem={settle.error} part />}
      {paper.differences.map((one) => (
        <RadioCards
          key={one.question}
          name={`${paper.unit_id}.${one.question}`}
          label={questions.find((question) => question.id === one.question)?.label ?? ''}
          value={stands[one.question]}
          onChange={(entry) => setStands({ ...stands, [one.question]: entry })}
          options={[
            { value: 'first', label: wordsOf(one.first, none), hint: t('workbench.papers.first') },
            { value: 'second', label: wordsOf(one.second, none), hint: t('workbench.papers.second') },
          ]}
          pairs
        />
      ))}
      <div>
        <Button
          busy={settle.isPending}
          {...(open > 0 ? { unavailable: t('workbench.papers.choose', { count: open }) } : {})}
          onClick={() => settle.mutate({ params: { id, unit: paper.unit_id }, body: { stands } })}
        >
          {t('workbench.papers.settle')}
        </Button>
      </div>
    </Stack>
  )
}
