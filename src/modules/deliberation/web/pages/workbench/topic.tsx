import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DecisionLine } from '../../components/decision-line.tsx'
import { ByHand } from '../../components/topics/by-hand.tsx'
import { Balance, Changes, Options, Steps, TopicState } from '../../components/topics/facts.tsx'
import { Talk } from '../../components/topics/talk.tsx'
import { TopicActs } from '../../components/topics/topic-acts.tsx'
import styles from '../../components/topics/topics.module.css'
import { Untie } from '../../components/topics/untie.tsx'
import type { Topic } from '../../components/topics/views.ts'
import { useRead } from '../../queries.ts'

/** The chain: what it came from, where it was on the table, how it was decided, and the tasks made of it. */
function Chain({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const dates = useDates()
  const rows = [
    ...topic.requests.map((one) => ({
      to: `/requests/${one.id}`,
      label: one.title,
      note: t(one.closed ? 'words.request_closed' : 'words.of_request', { number: one.number }),
    })),
    ...topic.meetings.map((one) => ({ to: `/meetings/${one.id}`, label: one.title, note: dates.full(one.starts_at) })),
    ...topic.ballots.map((one) => ({
      to: `/ballots/${one.id}`,
      label: t('words.ballot_of', { number: one.number }),
      note: one.outcome ? t('words.ballot_outcome', { outcome: one.outcome }) : t(`words.ballot_phase.${one.phase}`),
    })),
  ]
  const { suggestion, decisions } = topic
  if (rows.length + decisions.length + topic.requests_hidden === 0 && !suggestion && !topic.above) return null
  return (
    <Card title={t('words.chain')}>
      <Stack>
        {topic.above && <p className={layout.text}>{t('words.from_above', { text: topic.above })}</p>}
        {suggestion && <p className={layout.text}>{t('words.from_suggestion', { text: suggestion.text })}</p>}
        {topic.requests_hidden > 0 && <p>{t('words.requests_hidden', { count: topic.requests_hidden })}</p>}
        {rows.length > 0 && <RowLinks rows={rows} />}
        <Untie topic={topic} />
        {decisions.length > 0 && (
          <ul className={styles.list}>
            {decisions.map((one) => (
              <DecisionLine key={one.id} decision={one} />
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  )
}

function Detail({ topic }: { topic: Topic }) {
  const t = useWords('deliberation')
  const dates = useDates()
  return (
    <Stack>
      <div className={styles.row}>
        <TopicState topic={topic} />
        <span>{topic.number}</span>
        <span>{t('words.spoke', { count: topic.took_part })}</span>
        {topic.state === 'open' && topic.waiting > 0 && (
          <span>{t('words.waiting_count', { count: topic.waiting })}</span>
        )}
      </div>
      <Steps stages={topic.stages} />
      <TopicActs topic={topic} />
      {(topic.outcome || topic.report) && (
        <Card title={t('words.outcome_title')}>
          {topic.outcome && <p className={layout.text}>{topic.outcome}</p>}
          {topic.report && <p className={layout.text}>{topic.report}</p>}
        </Card>
      )}
      {(topic.facts || topic.options.length > 0) && (
        <Card title={t('words.topic_facts')}>
          <Stack>
            {topic.facts && <p className={layout.text}>{topic.facts}</p>}
            <Options options={topic.options} />
            {topic.options.length === 0 && <Balance sums={topic.sums} />}
          </Stack>
        </Card>
      )}
      <RowLinks
        rows={[
          {
            to: `/halls/${topic.id}/opinion`,
            label: t('words.opinion.title'),
            note: t(`words.map.${topic.map_on ? 'on' : 'off'}`),
          },
        ]}
      />
      <Chain topic={topic} />
      <Parts place="deliberation.topic" id={topic.id} />
      <Talk topic={topic} />
      <ByHand topic={topic} />
      <Card title={t('words.rules_title')}>
        <LabelList
          rows={[
            { label: t('words.template_label'), value: topic.template_name },
            { label: t('words.hall'), value: topic.hall || t('words.whole_community') },
            { label: t('words.who_label'), value: t(`words.who.${topic.who}`) },
            { label: t('words.show_as_label'), value: t(`words.show_as.${topic.show_as}`) },
            { label: t('words.look_label'), value: t(`words.look.${topic.look_first ? 'before' : 'after'}`) },
            ...(topic.tell_all ? [{ label: t('words.tell_label'), value: t('words.told_all') }] : []),
            { label: t('words.open_label'), value: t(`words.open.${topic.open ? 'yes' : 'no'}`) },
            {
              label: t('words.opened'),
              value: [dates.full(topic.opened_at), topic.opened_by].filter(Boolean).join(' '),
            },
          ]}
        />
      </Card>
      {topic.changes.length > 0 && (
        <Card title={t('words.changes')}>
          <Changes changes={topic.changes} />
        </Card>
      )}
    </Stack>
  )
}

/** One topic from the question to what became of it. */
export default function TopicPage({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const topic = useRead('GET /api/c/:community/topics/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={topic.data?.title ?? t('workbench.topics.title')}
      back="/halls"
      backLabel={t('workbench.topics.title')}
    >
      <QueryView query={topic}>{(data) => <Detail topic={data} />}</QueryView>
    </PageFrame>
  )
}
