import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/ballots.module.css'
import { Facts, PhaseTag } from '../components/facts.tsx'
import { ResultCard, Turnout } from '../components/result.tsx'
import { type Open, yuan } from '../components/views.ts'

/** One ballot for everybody: what was asked, by which rules, how it came out and why. */
export function BallotPage(ballot: Open) {
  const t = useWords('ballots')
  return (
    <PageFrame title={ballot.title} back="/ballots">
      <Stack>
        <div className={styles.facts}>
          <PhaseTag phase={ballot.phase} />
          <span>{ballot.number}</span>
          <Turnout ballot={ballot} />
        </div>
        {ballot.withdraw_reason !== '' && <p>{t('words.withdrawn_because', { reason: ballot.withdraw_reason })}</p>}
        {ballot.rules.nominate_what && (
          <p>
            <Link to={`/nominations/${ballot.id}`}>{t('words.call.to_call')}</Link>
          </p>
        )}
        {ballot.result && <ResultCard ballot={ballot} result={ballot.result} />}
        <Card title={t('words.options')}>
          {ballot.description && <p className={layout.text}>{ballot.description}</p>}
          <ol className={styles.numbered}>
            {ballot.options.map((option) => (
              <li key={option.code}>
                {option.title}
                {option.cost_fen !== null && ` · ${t('words.cost', { yuan: yuan(option.cost_fen) })}`}
                {option.description && <p className={layout.text}>{option.description}</p>}
              </li>
            ))}
          </ol>
        </Card>
        <Facts ballot={ballot} />
      </Stack>
    </PageFrame>
  )
}
