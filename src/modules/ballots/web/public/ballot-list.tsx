import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from '../components/ballots.module.css'
import { PhaseTag } from '../components/facts.tsx'
import { Turnout } from '../components/result.tsx'

/** What is and was decided here. */
export function BallotList({ items }: z.output<(typeof routes)['GET /api/c/:community/open/ballots']['output']>) {
  const t = useWords('ballots')
  const dates = useDates()
  return (
    <PageFrame title={t('public.title')} intro={t('public.intro')}>
      <p>
        <Link to="/nominations">{t('public.calls.to_calls')}</Link>
      </p>
      {items.length === 0 && <p>{t('public.none')}</p>}
      <ul className={styles.list}>
        {items.map((ballot) => (
          <li key={ballot.id}>
            <Card>
              <h2>
                <Link to={`/ballots/${ballot.id}`}>{ballot.title}</Link>
              </h2>
              <div className={styles.facts}>
                <PhaseTag phase={ballot.phase} />
                <span>{ballot.place || t('words.whole_community')}</span>
                <span>{t('words.until', { day: dates.day(ballot.last_day) })}</span>
                <Turnout ballot={ballot} />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
