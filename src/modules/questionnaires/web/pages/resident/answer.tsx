import type { PageProps } from '../../../../../app/web/convention.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { AnswerForm } from '../../components/answer-form.tsx'
import { NotMember } from '../../components/not-member.tsx'
import { Thanks } from '../../components/thanks.tsx'
import { useRead, useWrite } from '../../queries.ts'

function One({ id }: { id: string }) {
  const t = useWords('questionnaires')
  const asked = useRead('GET /api/c/:community/my/questionnaires/:id', { params: { id } })
  const write = useWrite('POST /api/c/:community/my/questionnaires/:id/answer', {
    refresh: ['GET /api/c/:community/my/questionnaires', 'GET /api/c/:community/my/questionnaires/:id'],
  })
  if (write.data) return <Thanks to="/questionnaires" />
  return (
    <QueryView query={asked}>
      {(data) =>
        data.answered ? (
          <Thanks already to="/questionnaires" />
        ) : (
          <AnswerForm
            asked={data}
            busy={write.isPending}
            send={t('resident.answer.send')}
            withPoint
            onSend={(answers, form) => write.mutate({ params: { id }, body: { answers } }, { onError: form.fail })}
          />
        )
      }
    </QueryView>
  )
}

/** A questionnaire to be answered for oneself or one's household. */
export default function AnswerPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const person = usePerson()
  const asked = useRead(
    'GET /api/c/:community/my/questionnaires/:id',
    { params: { id: params.id } },
    { enabled: person !== null },
  )
  return (
    <PageFrame title={asked.data?.title ?? t('resident.list.title')} back="/questionnaires">
      {person ? <One id={params.id} /> : <NotMember />}
    </PageFrame>
  )
}
