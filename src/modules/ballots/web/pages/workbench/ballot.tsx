import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { Facts, PhaseTag } from '../../components/facts.tsx'
import { ResultCard, Turnout } from '../../components/result.tsx'
import { type Detail, takesWords, yuan } from '../../components/views.ts'
import { Acts } from '../../components/workbench/acts.tsx'
import { Affected } from '../../components/workbench/affected.tsx'
import { Households } from '../../components/workbench/households.tsx'
import { Objections } from '../../components/workbench/objections.tsx'
import { Progress } from '../../components/workbench/progress.tsx'
import { TakeOut } from '../../components/workbench/take-out.tsx'
import { useRead } from '../../queries.ts'

/** What stands next, in a sentence. */
function Next({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const dates = useDates()
  const undrawn = ballot.phase === 'draft' && ballot.roll_drawn_at === null
  const empty =
    ballot.rules.roll_kind === 'listed' && !ballot.can.includes('draw_roll') ? 'draft_no_list' : 'draft_no_roll'
  const key = ballot.call !== 'none' ? `call_${ballot.call}` : undrawn ? empty : ballot.phase
  return (
    <p>
      {t(`workbench.next.${key}`, {
        opens: dates.day(ballot.rules.opens_day),
        call: ballot.rules.nominate_until ? dates.day(ballot.rules.nominate_until) : '',
        last: dates.day(ballot.last_day),
        until: ballot.objections_until ? dates.full(ballot.objections_until) : '',
        reason: ballot.withdraw_reason,
      })}
      {ballot.papers_waiting > 0 && ` ${t('workbench.papers_waiting', { count: ballot.papers_waiting })}`}
    </p>
  )
}

function One({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  return (
    <Stack>
      <div className={styles.facts}>
        <PhaseTag phase={ballot.phase} />
        <span>{ballot.number}</span>
        <Turnout ballot={ballot} />
      </div>
      <Next ballot={ballot} />
      <Acts ballot={ballot} />
      <Parts place="ballots.ballot" id={ballot.id} />
      <Objections ballot={ballot} />
      {ballot.kind === 'lift' && <Affected ballot={ballot} />}
      {ballot.result && <ResultCard ballot={ballot} result={ballot.result} />}
      {ballot.result && <TakeOut ballot={ballot} />}
      {takesWords(ballot) && ballot.phase !== 'draft' && <Households ballot={ballot} />}
      {ballot.on_roll > 0 && <Progress ballot={ballot} />}
      <Card title={t('words.options')}>
        {ballot.description && <p className={layout.text}>{ballot.description}</p>}
        {ballot.options.length === 0 && <p>{t('workbench.calls.options_come')}</p>}
        <ol className={styles.numbered}>
          {ballot.options.map((option) => (
            <li key={option.code}>
              {option.title}
              {option.cost_fen !== null && ` · ${t('words.cost', { yuan: yuan(option.cost_fen) })}`}
            </li>
          ))}
        </ol>
      </Card>
      <Facts ballot={ballot} />
    </Stack>
  )
}

/** One ballot from draft to publication. */
export default function BallotPage({ params }: PageProps<'id'>) {
  const t = useWords('ballots')
  const ballot = useRead('GET /api/c/:community/ballots/:id', { params: { id: params.id } })
  return (
    <PageFrame title={ballot.data?.title ?? t('workbench.title')} back="/ballots" backLabel={t('workbench.title')}>
      <QueryView query={ballot}>{(data) => <One ballot={data} />}</QueryView>
    </PageFrame>
  )
}
