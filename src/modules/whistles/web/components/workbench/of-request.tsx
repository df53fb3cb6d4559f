import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

/** The chain on the page of a request: whistles it led to, and the way to one. Nothing where there is neither. */
export default function WhistlesOfRequest({ id }: { id: string }) {
  const t = useWords('whistles')
  const { data } = useRead('GET /api/c/:community/requests/:id/whistles', { params: { id } })
  if (!data || (data.items.length === 0 && !data.can.includes('blow'))) return null
  return (
    <Card title={t('workbench.of_request.title')}>
      <RowLinks
        rows={data.items.map((row) => ({
          to: `/whistles/${row.id}`,
          label: row.title,
          note: [row.kind.name, t(`words.state.${row.state}`)].join(' · '),
        }))}
      />
      {data.can.includes('blow') && (
        <ButtonLink to={`/whistles/new?request=${id}`}>{t('workbench.of_request.blow')}</ButtonLink>
      )}
    </Card>
  )
}
