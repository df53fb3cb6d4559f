import { MagpieOnLine } from '../../../../../app/web/art/magpie-on-line.tsx'
import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
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
        data.over !== 'no' ? (
          <Over published={data.over === 'published'} id={id} />
        ) : data.answered ? (
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

/** No further answers: its result, or that it is still being put together. */
function Over({ published, id }: { published: boolean; id: string }) {
  const t = useWords('questionnaires')
  const at = published ? `/${id}` : ''
  return (
    <EmptyState
      drawing={<MagpieOnLine />}
      title={t('resident.over.title')}
      action={
        <ButtonLink href={`/p/${community().key}/questionnaires${at}`}>
          {t(published ? 'resident.over.look' : 'resident.list.results')}
        </ButtonLink>
      }
    >
      {t(published ? 'resident.over.published' : 'resident.over.closed')}
    </EmptyState>
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
