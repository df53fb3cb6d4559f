import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { publicTopic } from '../../contract.ts'
import { OpenOpinion } from './opinion.tsx'

type Topic = z.output<typeof publicTopic>
const fenPerYuan = 100

function Options({ options }: Pick<Topic, 'options'>) {
  const t = useWords('deliberation')
  return (
    <Card title={t('words.topic_options')}>
      <ol className="prose">
        {options.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.title}</strong>
              {one.cost_fen !== null &&
                ` · ${t('words.cost', { yuan: (one.cost_fen / fenPerYuan).toLocaleString('zh-CN') })}`}
              {' · '}
              {t('words.balance', { for: one.for, against: one.against })}
            </p>
            {one.description && <p>{one.description}</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Came({ ballots, meetings, tasks }: Pick<Topic, 'ballots' | 'meetings' | 'tasks'>) {
  const t = useWords('deliberation')
  const dates = useDates()
  if (ballots.length + meetings.length + tasks.length === 0) return null
  return (
    <Card title={t('words.chain')}>
      <ul className="prose">
        {meetings.map((one) => (
          <li key={one.id}>
            {one.title} {dates.full(one.starts_at)}
          </li>
        ))}
        {ballots.map((one) => (
          <li key={one.id}>
            <Link to={`/ballots/${one.id}`}>{t('words.ballot_of', { number: one.number })}</Link>{' '}
            {one.outcome ? t('words.ballot_outcome', { outcome: one.outcome }) : t(`words.ballot_phase.${one.phase}`)}
          </li>
        ))}
        {tasks.map((one) => (
          <li key={one.text}>
            <strong>{one.text}</strong>
            <p>
              {[
                t('words.owned_by', { name: one.owner }),
                t('words.until', { day: dates.day(one.due_day) }),
                t(`words.decision.${one.state}`),
                one.words,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** One topic: options with how many speak for and against, answers, what was taken up, and the outcome. No single voice. */
export function OpenTopic(topic: Topic) {
  const t = useWords('deliberation')
  const dates = useDates()
  const { facts, above, outcome, report, stages, options, sums, answers, amendments, changes, hall, who } = topic
  return (
    <PageFrame title={topic.title} back="/halls" backLabel={t('public.topics.title')}>
      <LabelList
        rows={[
          { label: t('words.hall'), value: hall || t('words.whole_community') },
          { label: t('words.who_label'), value: t(`words.who.${who}`) },
          { label: t('words.took_part'), value: String(topic.took_part) },
          ...(outcome ? [{ label: t('words.outcome_title'), value: outcome }] : []),
        ]}
      />
      {report && <p>{report}</p>}
      {facts && <p>{facts}</p>}
      {above && <p>{t('words.from_above', { text: above })}</p>}
      <Card title={t('public.topics.steps')}>
        <ol className="prose">
          {stages.map((one) => (
            <li key={one.kind} aria-current={one.state === 'now' ? 'step' : undefined}>
              {one.name} {dates.span({ from: one.from_day, to: one.until_day })} {t(`public.topics.step.${one.state}`)}
            </li>
          ))}
        </ol>
      </Card>
      {options.length > 0 ? (
        <Options options={options} />
      ) : (
        <p>{t('words.balance', { for: sums.for, against: sums.against })}</p>
      )}
      {topic.opinion && <OpenOpinion opinion={topic.opinion} />}
      {answers.length > 0 && (
        <Card title={t('public.topics.answers')}>
          <dl>
            {answers.map((one) => (
              <div key={one.question}>
                <dt>{one.question}</dt>
                <dd>{[one.answer, one.post].filter(Boolean).join(' · ')}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {amendments.length > 0 && (
        <Card title={t('words.said_kind.amendment')}>
          <ul className="prose">
            {amendments.map((one) => (
              <li key={one.text}>
                {one.text}
                <p>{[t(`words.verdict.${one.verdict}`), one.answer].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Came {...topic} />
      {changes.length > 0 && (
        <Card title={t('words.changes')}>
          <ul className="prose">
            {changes.map((one) => (
              <li key={`${one.at}${one.what}`}>
                {[dates.day(one.at), t(`words.change.${one.what}`, { stage: one.stage ?? '' }), one.reason]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PageFrame>
  )
}
