import { useCallback, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Skeleton } from '../../../../../app/web/kit/skeleton.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { FollowForm } from '../../components/resident/follow-form.tsx'
import type { Ticket } from '../../components/resident/kept-receipt.ts'
import { RequestParts } from '../../components/resident/request-parts.tsx'
import { useTicket } from '../../components/resident/use-ticket.ts'
import type { Verdict } from '../../components/resident/verdict-form.tsx'
import type { OwnRequest } from '../../components/resident/views.ts'
import { call, useWrite } from '../../queries.ts'

interface FollowedProps {
  ticket: Ticket
  request: OwnRequest
  onOther: () => void
}

/** The request opened by number and code: the same page, the same judgement, without an account. */
function Followed({ ticket, request, onOther }: FollowedProps) {
  const t = useWords('requests')
  const toast = useToast()
  const judge = useWrite('POST /api/c/:community/follow/verdict', {
    onSuccess: (_, { body }) => toast(t(body.solved ? 'resident.verdict.thanks' : 'resident.verdict.reopened')),
  })
  const load = useCallback(
    async (fileId: string) =>
      (await call('POST /api/c/:community/follow/file', { body: { ...ticket, file_id: fileId } })) as Blob,
    [ticket],
  )
  const onJudge = (verdict: Verdict) => judge.mutateAsync({ body: { ...ticket, ...verdict } })
  const shown = judge.data ?? request
  return (
    <PageFrame
      title={shown.title}
      actions={
        <Button kind="plain" onClick={onOther}>
          {t('resident.follow.other')}
        </Button>
      }
    >
      <RequestParts request={shown} load={load} onJudge={onJudge} />
    </PageFrame>
  )
}

/** Following a request by the number and code of its receipt, for whoever has no account or filed without one. */
export default function FollowPage() {
  const t = useWords('requests')
  const form = useFormErrors(t, 'resident.follow.errors')
  const { ticket, request, error, waiting, ask } = useTicket()
  const [asking, setAsking] = useState(false)
  const refused = error && !waiting ? { ...form, problem: error, tries: form.tries + 1 } : form
  if (ticket && request && !asking) {
    return <Followed key={request.id} ticket={ticket} request={request} onOther={() => setAsking(true)} />
  }
  return (
    <PageFrame title={t('resident.follow.title')} intro={t('resident.follow.intro')}>
      {waiting && ticket && !error ? (
        <Skeleton />
      ) : (
        <FollowForm
          form={Object.keys(form.errors).length > 0 ? form : refused}
          ticket={asking ? null : ticket}
          busy={waiting}
          onAsk={(asked) => {
            setAsking(false)
            ask(asked)
          }}
        />
      )}
    </PageFrame>
  )
}
