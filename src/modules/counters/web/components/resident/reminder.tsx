import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

/** Days before an appointment from which the home page reminds of it. */
const daysBefore = 3

/** What is booked for the next days, with what to bring; and the way to book. */
export default function Reminder() {
  const t = useWords('counters')
  const dates = useDates()
  const person = usePerson()
  const { data } = useRead('GET /api/c/:community/my/appointments', {}, { enabled: person !== null })
  const until = serverNow() + daysBefore * 86_400_000
  const soon = (data?.items ?? []).filter((one) => one.can.includes('cancel') && Date.parse(one.starts_at) <= until)
  if (soon.length === 0) {
    return (
      <section className={layout.section} aria-labelledby="appointments">
        <h2 id="appointments">{t('resident.reminder.title')}</h2>
        <RowLinks rows={[{ to: '/appointments', label: t('resident.reminder.book') }]} />
      </section>
    )
  }
  return (
    <Card title={t('resident.reminder.title')}>
      {soon.map((one) => (
        <p key={one.id} className={layout.text}>
          <strong>{dates.full(one.starts_at)}</strong> {one.counter.name}
          {one.matters.length > 0 && <> · {t('resident.reminder.bring', { papers: papersOf(one.matters) })}</>}
        </p>
      ))}
      <Link to="/appointments">{t('resident.reminder.change')}</Link>
    </Card>
  )
}

function papersOf(matters: { papers: { name: string }[] }[]): string {
  return [...new Set(matters.flatMap((one) => one.papers.map((paper) => paper.name)))].join('、')
}
