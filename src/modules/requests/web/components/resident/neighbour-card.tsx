import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

/** On the first page: how many public matters nearby are said to be done and wait for a neighbour's look. */
export default function NeighbourMattersCard() {
  const t = useWords('requests')
  const { data } = useRead('GET /api/c/:community/my/neighbour-matters')
  const waiting = data?.items.filter((one) => one.mine === null) ?? []
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="neighbours-look">
      <h2 id="neighbours-look">{t('resident.neighbours.home')}</h2>
      <RowLinks
        rows={[{ to: '/neighbour-matters', label: t('resident.neighbours.waiting', { count: waiting.length }) }]}
      />
    </section>
  )
}
