import { useRead } from '../../queries.ts'
import { BallotFollowUp } from './follow-up.tsx'

/** On the page of a ballot, for residents. */
export default function OfBallot({ id }: { id: string }) {
  const { data } = useRead('GET /api/c/:community/open/ballots/:id/follow-up', { params: { id } })
  return data ? <BallotFollowUp {...data} /> : null
}
