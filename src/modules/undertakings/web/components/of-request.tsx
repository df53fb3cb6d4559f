import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { RowLinks } from '../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import { pathOf } from './views.ts'

/** On the page of a request: what it belongs to, and the way to taking it up. Nothing where there is neither. */
export default function UndertakingsOfRequest({ id }: { id: string }) {
  const t = useWords('undertakings')
  const { data } = useRead('GET /api/c/:community/requests/:id/undertakings', { params: { id } })
  if (!data || (data.items.length === 0 && data.can.length === 0)) return null
  return (
    <Card title={t('workbench.of_request.title')}>
      <RowLinks
        rows={data.items.map((row) => ({
          to: `${pathOf[row.kind]}/${row.id}`,
          label: row.title,
          note: [t(`words.kind.${row.kind}`), t(`words.state.${row.state}`)].join(' · '),
        }))}
      />
      {data.can.includes('open') && (
        <div className={layout['acts']}>
          <ButtonLink to={`/topics/new?request=${id}`} narrow>
            {t('workbench.of_request.open_topic')}
          </ButtonLink>
          <ButtonLink to={`/advocacies/new?request=${id}`} narrow>
            {t('workbench.of_request.open_advocacy')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
