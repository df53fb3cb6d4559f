import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'

type Holder = { post_id: string | null; person_id: string | null }

/** Several may share a post: an option stands for both. */
export const optionOf = ({ post_id, person_id }: Holder) => (post_id && person_id ? `${post_id} ${person_id}` : '')

/** Whom a request may be given to, handed over to, or asked: only those the act accepts. */
export function useReceivers(id: string, act: 'dispatch' | 'hand_over' | 'ask') {
  const words = useWords('requests')
  const query = useRead('GET /api/c/:community/requests/:id/receivers', { params: { id }, query: { for: act } })
  const options = (query.data?.receivers ?? []).map((one) => ({
    value: optionOf(one),
    label: `${one.body_name ? `${one.body_name} · ` : ''}${one.title} · ${one.person_name ?? words('workbench.vacant')}`,
  }))
  return { query, options }
}
