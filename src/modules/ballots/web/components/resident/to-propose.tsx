import { useDates } from '../../../../../app/web/dates.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

const shownMost = 2

/** On the home page: where proposals are asked for, and what waits for my answer. */
export default function ToPropose() {
  const t = useWords('ballots')
  const dates = useDates()
  const list = useRead('GET /api/c/:community/my/nominations', { query: { limit: 10 } })
  const open = (list.data?.items ?? [])
    .filter((one) => one.may_propose || one.waiting > 0)
    .sort((a, b) => b.waiting - a.waiting)
  if (open.length === 0) return null
  return (
    <section className={layout.section} aria-labelledby="to-propose">
      <h2 id="to-propose">{t('resident.calls.home')}</h2>
      <RowLinks
        rows={open.slice(0, shownMost).map((one) => ({
          to: `/nominations/${one.id}`,
          label: one.title,
          note:
            one.waiting > 0
              ? t('resident.calls.waits', { count: one.waiting })
              : t('words.until', { day: dates.day(one.until_day) }),
        }))}
      />
    </section>
  )
}
