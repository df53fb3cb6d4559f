import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Topic } from './views.ts'

/** Ways to topics, each with where it stands. */
export function TopicLinks({ items }: { items: readonly Pick<Topic, 'id' | 'title' | 'state' | 'stage_name'>[] }) {
  const t = useWords('deliberation')
  return (
    <RowLinks
      rows={items.map((one) => ({
        to: `/halls/${one.id}`,
        label: one.title,
        note: one.state === 'open' ? one.stage_name : t(`words.topic_state.${one.state}`),
      }))}
    />
  )
}
