import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { publicTopicBrief } from '../../contract.ts'

type Topic = z.output<typeof publicTopicBrief>

/** What is talked over here, and what became of it. */
export function OpenTopics({ items, next }: { items: Topic[]; next: string | null }) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <PageFrame title={t('public.topics.title')} intro={t('public.topics.intro')}>
      {items.length === 0 && <p>{t('public.topics.none')}</p>}
      <Stack>
        {items.map((one) => (
          <Card key={one.id}>
            <h2>
              <Link to={`/halls/${one.id}`}>{one.title}</Link>
            </h2>
            <p>
              {one.state === 'open'
                ? t('public.topics.now', { stage: one.stage_name, day: dates.day(one.until_day) })
                : t(`words.topic_state.${one.state}`)}
              {' · '}
              <span className="whole">{t('words.spoke', { count: one.took_part })}</span>
            </p>
          </Card>
        ))}
      </Stack>
      {next && <Link to={`/halls?after=${encodeURIComponent(next)}`}>{t('public.older')}</Link>}
    </PageFrame>
  )
}
