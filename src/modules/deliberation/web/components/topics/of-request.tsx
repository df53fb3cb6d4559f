import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { TopicLinks } from './topic-links.tsx'

/** On the page of a request: where it is talked over, and the way to making it a topic. */
export default function TopicsOfRequest({ id }: { id: string }) {
  const t = useWords('deliberation')
  const { data } = useRead('GET /api/c/:community/requests/:id/topics', { params: { id } })
  if (!data || data.items.length + data.can.length === 0) return null
  return (
    <Card title={t('workbench.topics.of')}>
      <TopicLinks items={data.items} />
      {data.can.includes('open') && (
        <div className={layout['acts']} data-screen-only>
          <ButtonLink to={`/halls/new?request=${id}`} narrow>
            {t('workbench.topics.from_request')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}
