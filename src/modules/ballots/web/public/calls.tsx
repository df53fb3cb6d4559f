import type { z } from 'zod'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from '../components/ballots.module.css'
import { CallFacts, NominationFacts, useNominationTitle } from '../components/nomination.tsx'

/** What proposals are and were asked for. */
export function CallList({ items }: z.output<(typeof routes)['GET /api/c/:community/open/nominations']['output']>) {
  const t = useWords('ballots')
  return (
    <PageFrame title={t('public.calls.title')} intro={t('public.calls.intro')} back="/ballots">
      {items.length === 0 && <p>{t('public.calls.none')}</p>}
      <ul className={styles.list}>
        {items.map((call) => (
          <li key={call.id}>
            <Card>
              <h2>
                <Link to={`/nominations/${call.id}`}>{call.title}</Link>
              </h2>
              <CallFacts call={call} />
            </Card>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

type Props = z.output<(typeof routes)['GET /api/c/:community/open/ballots/:id/nominations']['output']>

/** One call: everything that was proposed, and what became of it and why. */
export function CallPage({ call, items }: Props) {
  const t = useWords('ballots')
  const titleOf = useNominationTitle()
  return (
    <PageFrame title={call.title} back="/nominations">
      <Stack>
        <CallFacts call={call} />
        {call.withdraw_reason !== '' && <p>{t('words.withdrawn_because', { reason: call.withdraw_reason })}</p>}
        {call.description && <p className={layout.text}>{call.description}</p>}
        <p>{t(`words.call.how_${call.what}`)}</p>
        {call.announced && (
          <p>
            <Link to={`/ballots/${call.id}`}>{t('words.call.to_ballot')}</Link>
          </p>
        )}
        {items.length === 0 && <p>{t('words.call.none')}</p>}
        <ul className={styles.list}>
          {items.map((one) => (
            <li key={one.id}>
              <Card title={titleOf(one)}>
                <NominationFacts nomination={one} />
              </Card>
            </li>
          ))}
        </ul>
      </Stack>
    </PageFrame>
  )
}
