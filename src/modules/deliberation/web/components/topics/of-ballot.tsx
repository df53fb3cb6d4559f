import { Card } from '../../../../../app/web/kit/card.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { TopicLinks } from './topic-links.tsx'

/** On the page of a ballot, for staff and residents: the topic it is held on. Nothing where there is none. */
export default function TopicOfBallot({ id }: { id: string }) {
  const t = useWords('deliberation')
  const { data } = useRead('GET /api/c/:community/ballots/:id/topic', { params: { id } })
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('words.topic_of')}>
      <TopicLinks items={data.items} />
    </Card>
  )
}
