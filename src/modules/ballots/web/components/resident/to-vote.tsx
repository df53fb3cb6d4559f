import { useDates } from '../../../../../app/web/dates.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

const shownMost = 3

/** On the home page: what is open and waits for the own vote. */
export default function ToVote() {
  const t = useWords('ballots')
  const dates = useDates()
  const list = useRead('GET /api/c/:community/my/ballots', { query: { show: 'now', limit: 20 } })
  const waiting = (list.data?.items ?? []).filter((one) => one.phase === 'open' && one.voted < one.votes)
  if (waiting.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="to-vote">
      <h2 id="to-vote">{t('resident.to_vote')}</h2>
      <RowLinks
        rows={waiting.slice(0, shownMost).map((one) => ({
          to: `/ballots/${one.id}`,
          label: one.title,
          note: t('words.until', { day: dates.day(one.last_day) }),
        }))}
      />
    </section>
  )
}
