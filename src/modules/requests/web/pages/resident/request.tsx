import { useCallback } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { OwnActs } from '../../components/resident/own-acts.tsx'
import { RequestParts } from '../../components/resident/request-parts.tsx'
import type { Verdict } from '../../components/resident/verdict-form.tsx'
import { call, useRead, useWrite } from '../../queries.ts'

const one = 'GET /api/c/:community/my/requests/:id'

/** One matter of mine, from what I said to what became of it. */
export default function RequestPage({ params: { id } }: PageProps<'id'>) {
  const t = useWords('requests')
  const toast = useToast()
  const request = useRead(one, { params: { id } })
  const judge = useWrite('POST /api/c/:community/my/requests/:id/verdict', {
    refresh: ['GET /api/c/:community/my/requests', one],
    onSuccess: (_, { body }) => toast(t(body.solved ? 'resident.verdict.thanks' : 'resident.verdict.reopened')),
  })
  const load = useCallback(
    async (file: string) =>
      (await call('GET /api/c/:community/my/requests/:id/files/:file', { params: { id, file } })) as Blob,
    [id],
  )
  const onJudge = (verdict: Verdict) => judge.mutateAsync({ params: { id }, body: verdict })
  return (
    <PageFrame title={request.data?.title ?? t('resident.request.title')} back="/requests">
      <QueryView query={request}>
        {(view) => (
          <RequestParts request={view} load={load} onJudge={onJudge}>
            <OwnActs request={view} />
          </RequestParts>
        )}
      </QueryView>
    </PageFrame>
  )
}
