import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { NotMember } from '../../components/not-member.tsx'
import { Balance, Changes, Options, Steps, TopicState } from '../../components/topics/facts.tsx'
import { OwnTalk } from '../../components/topics/own-talk.tsx'
import { Speak } from '../../components/topics/speak.tsx'
import styles from '../../components/topics/topics.module.css'
import type { OwnTopic } from '../../components/topics/views.ts'
import { useRead } from '../../queries.ts'

/** Where it came from and what was made of it, as far as it is the reader's to see. */
function Chain({ topic }: { topic: OwnTopic }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const rows = [
    ...topic.requests.map((one) => ({
      to: `/requests/${one.id}`,
      label: t('resident.topic.own_request', { number: one.number }),
    })),
    ...topic.meetings.map((one) => ({ to: `/meetings/${one.id}`, label: one.title, note: dates.full(one.starts_at) })),
    ...topic.ballots.map((one) => ({
      to: `/ballots/${one.id}`,
      label: t('words.ballot_of', { number: one.number }),
      note: one.outcome ? t('words.ballot_outcome', { outcome: one.outcome }) : t(`words.ballot_phase.${one.phase}`),
    })),
  ]
  if (rows.length + topic.tasks.length === 0) return null
  return (
    <Card title={t('words.chain')}>
      {rows.length > 0 && <RowLinks rows={rows} />}
      <ul className={styles.list}>
        {topic.tasks.map((one) => (
          <li key={one.text} className={styles.said}>
            <span>
              <strong>{one.text}</strong> {t('words.owned_by', { name: one.owner })}{' '}
              {t('words.until', { day: dates.day(one.due_day) })} {t(`words.decision.${one.state}`)}
            </span>
            {one.words && <p className={layout.text}>{one.words}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Detail({ topic }: { topic: OwnTopic }) {
  const t = useWords('deliberation')
  return (
    <Stack>
      <div className={styles.row}>
        <TopicState topic={topic} />
        <span>{t('words.spoke', { count: topic.took_part })}</span>
      </div>
      <Steps stages={topic.stages} />
      {(topic.outcome || topic.report) && (
        <Card title={t('words.outcome_title')}>
          {topic.outcome && <p className={layout.text}>{topic.outcome}</p>}
          {topic.report && <p className={layout.text}>{topic.report}</p>}
        </Card>
      )}
      {(topic.facts || topic.above || topic.options.length > 0) && (
        <Card title={t('words.topic_facts')}>
          <Stack>
            {topic.facts && <p className={layout.text}>{topic.facts}</p>}
            {topic.above && <p className={layout.text}>{t('words.from_above', { text: topic.above })}</p>}
            <Options options={topic.options} />
            {topic.options.length === 0 && <Balance sums={topic.sums} />}
          </Stack>
        </Card>
      )}
      {topic.map_on && (
        <RowLinks
          rows={[
            {
              to: `/halls/${topic.id}/opinion`,
              label: t('words.opinion.title'),
              note: t('resident.opinion.link_note'),
            },
          ]}
        />
      )}
      {topic.can.includes('speak') && <Speak topic={topic} />}
      {!topic.may_speak && topic.state === 'open' && <p>{t('resident.topic.reads_only')}</p>}
      <OwnTalk topic={topic} />
      <Chain topic={topic} />
      <Parts place="deliberation.topic" id={topic.id} />
      {topic.changes.length > 0 && (
        <Card title={t('words.changes')}>
          <Changes changes={topic.changes} />
        </Card>
      )}
    </Stack>
  )
}

function Own({ id }: { id: string }) {
  const t = useWords('deliberation')
  const topic = useRead('GET /api/c/:community/my/topics/:id', { params: { id } })
  return (
    <PageFrame title={topic.data?.title ?? t('resident.halls.title')} back="/halls">
      <QueryView query={topic}>{(data) => <Detail topic={data} />}</QueryView>
    </PageFrame>
  )
}

/** One topic, with a word of one's own. */
export default function TopicPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const person = usePerson()
  if (person) return <Own id={params.id} />
  return (
    <PageFrame title={t('resident.halls.title')} back="/halls">
      <NotMember />
    </PageFrame>
  )
}
