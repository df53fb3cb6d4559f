import type { z } from 'zod'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import type { openFollowUp } from '../../../contract.ts'
import { TopicLinks } from '../topics/topic-links.tsx'

type FollowUp = z.output<typeof openFollowUp>

/** Below a ballot, for residents and everybody: the topic it is held on, and the tasks made of it. Nothing where there is neither. */
export function BallotFollowUp({ topics, tasks, conditions }: FollowUp) {
  const t = useWords('deliberation')
  const dates = useDates()
  const listed = useListed()
  return (
    <Stack>
      {topics.length > 0 && (
        <Card title={t('words.topic_of')}>
          <TopicLinks items={topics} />
        </Card>
      )}
      {(tasks.length > 0 || conditions !== 0) && (
        <Card title={t('words.after_ballot')}>
          {conditions !== 0 && (
            <p>{conditions === null ? t('words.conditions_few') : t('words.conditions_kept', { count: conditions })}</p>
          )}
          <ul className="prose">
            {tasks.map((one) => (
              <li key={one.number}>
                <strong>{one.text}</strong>
                <br />
                {[
                  t('words.owned_by', { name: one.owner }),
                  t('words.until', { day: dates.day(one.due_day) }),
                  t(`words.decision.${one.state}`),
                  one.options.length > 0 &&
                    t('words.of_options', { titles: listed(one.options.map(({ title }) => title)) }),
                  one.words,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Stack>
  )
}
