import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { NothingYet } from '../../../../../app/web/kit/nothing-yet.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Answers } from '../../../contract/asking.ts'
import { QuestionFields } from '../../components/question-fields.tsx'
import { useRead } from '../../queries.ts'

/** As whoever answers sees it; nothing is kept of what is pressed here. */
export default function PreviewPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const [answers, setAnswers] = useState<Answers>({})
  const view = useRead('GET /api/c/:community/questionnaires/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={view.data?.title ?? t('workbench.one.preview')}
      intro={t('workbench.one.preview_intro')}
      back={`/questionnaires/${params.id}`}
    >
      <QueryView query={view}>
        {({ intro, questions, ground }) => (
          <Stack>
            {intro && <p className={layout['text']}>{intro}</p>}
            <Card>
              {questions.length === 0 && <NothingYet />}
              <QuestionFields
                questions={questions}
                answers={answers}
                onChange={setAnswers}
                errors={{}}
                ground={ground}
              />
            </Card>
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
