import { useDates } from '../../../../../../app/web/dates.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'

type Holder = { post_id: string | null; person_id: string | null }

/** Several may share a post: an option stands for both. */
export const optionOf = ({ post_id, person_id }: Holder) => (post_id && person_id ? `${post_id} ${person_id}` : '')

/** Whom a request may be given to, handed over to, or asked: only those the act accepts. */
export function useReceivers(id: string, act: 'dispatch' | 'hand_over' | 'ask') {
  const words = useWords('requests')
  const dates = useDates()
  const query = useRead('GET /api/c/:community/requests/:id/receivers', { params: { id }, query: { for: act } })
  const awayWords = (away: { until: string; deputy: string | null } | null) => {
    if (!away) return ''
    const params = { day: dates.short(away.until), name: away.deputy ?? '' }
    return words(away.deputy === null ? 'workbench.receiver_away' : 'workbench.receiver_deputy', params)
  }
  const options = (query.data?.receivers ?? []).map((one) => ({
    value: optionOf(one),
    label: `${one.body_name ? `${one.body_name} · ` : ''}${one.title} · ${one.person_name ?? words('workbench.vacant')}${awayWords(one.away)}`,
  }))
  return { query, options }
}
