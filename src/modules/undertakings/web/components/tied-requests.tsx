import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { type Undertaking, undertakingReads } from './views.ts'

type Tied = Undertaking['requests'][number]

/** Requests that belong to it, and how many will hear the result. */
export function TiedRequests({ of }: { of: Undertaking }) {
  const t = useWords('undertakings')
  const [out, setOut] = useState<Tied>()
  return (
    <Card title={t('workbench.one.requests')} aside={t('workbench.one.askers', { count: of.askers_count })}>
      {of.requests.length === 0 && <p className={layout['quiet']}>{t('workbench.one.none_tied')}</p>}
      <ul className={layout['lines']}>
        {of.requests.map((request) => (
          <li key={request.number}>
            {request.id ? (
              <Link to={`/requests/${request.id}`}>
                {request.number} {request.title}
              </Link>
            ) : (
              <span>
                {request.number} {t('workbench.one.hidden')}
              </span>
            )}
            {request.id && of.can.includes('untie') && (
              <Button narrow onClick={() => setOut(request)}>
                {t('workbench.acts.untie.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {out?.id && <Untie of={of} request={out} requestId={out.id} onClose={() => setOut(undefined)} />}
    </Card>
  )
}

interface UntieProps {
  of: Undertaking
  request: Tied
  requestId: string
  onClose: () => void
}

function Untie({ of, request, requestId, onClose }: UntieProps) {
  const t = useWords('undertakings')
  const write = useWrite('POST /api/c/:community/undertakings/:id/untie', { refresh: undertakingReads })
  return (
    <ReasonDialog
      words="workbench.acts.untie"
      title={t('workbench.acts.untie.title', { number: request.number })}
      busy={write.isPending}
      send={(reason, done, fail) =>
        write.mutate(
          { params: { id: of.id }, body: { request_id: requestId, reason } },
          { onSuccess: done, onError: fail },
        )
      }
      onClose={onClose}
    />
  )
}
