import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/counters.module.css'
import { queueReads } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const lookAgain = 10_000
const keptAs = (code: string) => `linli.ticket.${code}`

/** The ticket taken in this browser at this counter: only its id is kept, and it says nothing of anybody. */
function keptTicket(code: string): string {
  try {
    return sessionStorage.getItem(keptAs(code)) ?? ''
  } catch {
    return ''
  }
}

function keepTicket(code: string, id: string): void {
  try {
    if (id) sessionStorage.setItem(keptAs(code), id)
    else sessionStorage.removeItem(keptAs(code))
  } catch {
    // Without a store the number still stands on the page.
  }
}

interface TicketProps {
  id: string
  onGone: () => void
}

function Ticket({ id, onGone }: TicketProps) {
  const t = useWords('counters')
  const ticket = useRead('GET /api/c/:community/tickets/:id', { params: { id } }, { refetchInterval: lookAgain })
  const leave = useWrite('POST /api/c/:community/tickets/:id/leave', { refresh: queueReads, onSuccess: onGone })
  return (
    <QueryView query={ticket}>
      {(data) => (
        <Card title={t('resident.queue.yours')}>
          <Stack>
            <p className={styles.big}>{data.no}</p>
            <p aria-live="polite">{t(`resident.queue.states.${data.state}`, { count: data.ahead, desk: data.desk })}</p>
            {leave.error && <ErrorState problem={leave.error} part />}
            {data.state === 'waiting' || data.state === 'absent' ? (
              <Button busy={leave.isPending} onClick={() => leave.mutate({ params: { id }, body: {} })}>
                {t('resident.queue.leave')}
              </Button>
            ) : (
              data.state !== 'called' && <Button onClick={onGone}>{t('resident.queue.again')}</Button>
            )}
          </Stack>
        </Card>
      )}
    </QueryView>
  )
}

/** What the poster's code opens: a number, and how many are before it. */
export default function QueuePage({ params }: PageProps<'code'>) {
  const t = useWords('counters')
  const { code } = params
  const [id, setId] = useState(() => keptTicket(code))
  const keep = (next: string) => {
    keepTicket(code, next)
    setId(next)
  }
  const wall = useRead('GET /api/c/:community/queue/:code', { params: { code } }, { refetchInterval: lookAgain })
  const take = useWrite('POST /api/c/:community/queue/:code/take', {
    refresh: queueReads,
    onSuccess: (ticket) => keep(ticket.id),
  })
  return (
    <PageFrame title={t('resident.queue.title')} intro={wall.data?.counter}>
      <QueryView query={wall}>
        {(data) =>
          id ? (
            <Ticket id={id} onGone={() => keep('')} />
          ) : (
            <Card>
              <Stack>
                <p>{data.closed ? t('resident.queue.closed') : t('resident.queue.waiting', { count: data.waiting })}</p>
                {take.error && <ErrorState problem={take.error} part />}
                {!data.closed && (
                  <Button kind="main" busy={take.isPending} onClick={() => take.mutate({ params: { code }, body: {} })}>
                    {t('resident.queue.take')}
                  </Button>
                )}
                <p className={layout.quiet}>{t('resident.queue.help')}</p>
              </Stack>
            </Card>
          )
        }
      </QueryView>
    </PageFrame>
  )
}
