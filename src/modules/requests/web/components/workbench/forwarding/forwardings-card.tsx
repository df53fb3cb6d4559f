import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import type { Request } from '../views.ts'
import { ForwardingActs } from './forwarding-acts.tsx'
import { ForwardingState, ForwardingText } from './forwarding-row.tsx'

/** To which bodies outside the request went, and what they answered; nothing where it went to none. */
export function ForwardingsCard({ request }: { request: Request }) {
  const t = useWords('requests')
  const went = request.steps.some((step) => step.kind === 'forwarded_out')
  const read = useRead(
    'GET /api/c/:community/requests/:id/forwardings',
    { params: { id: request.id } },
    { enabled: went },
  )
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('workbench.forwarding.title')}>
      <Stack>
        {items.map((one) => (
          <section key={one.id} aria-label={one.addressee}>
            <p>
              <strong>{one.addressee}</strong> <ForwardingState forwarding={one} />
            </p>
            <ForwardingText forwarding={one} />
            <ForwardingActs forwarding={one} />
          </section>
        ))}
      </Stack>
    </Card>
  )
}
