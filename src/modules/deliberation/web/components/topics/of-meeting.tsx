import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { TopicLinks } from './topic-links.tsx'

/** The topics on a meeting's table. */
export function TopicsOfMeeting({ id }: { id: string }) {
  const t = useWords('deliberation')
  const { data } = useRead('GET /api/c/:community/meetings/:id/topics', { params: { id } })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('workbench.topics.on_table')}>
      <TopicLinks items={data.items} />
    </Card>
  )
}
