import { useCallback, useEffect, useState } from 'react'
import { useWrite } from '../../queries.ts'
import { type Ticket, ticketOfAddress } from './kept-receipt.ts'

/**
 * The request that number and code open: asked whenever they are given, and at once when the address carries both (unless the
 * page knows already what they open).
 */
export function useTicket(known: (ticket: Ticket) => boolean = () => false) {
  const [ticket, setTicket] = useState<Ticket | null>(ticketOfAddress)
  const { mutate, data, error, isPending, isIdle } = useWrite('POST /api/c/:community/follow')
  const ask = useCallback(
    (asked: Ticket) => {
      setTicket(asked)
      mutate({ body: asked })
    },
    [mutate],
  )
  const unasked = ticket !== null && isIdle && !known(ticket)
  useEffect(() => {
    if (unasked) mutate({ body: ticket })
  }, [unasked, ticket, mutate])
  return { ticket, request: data, error, waiting: isPending || unasked, ask }
}
