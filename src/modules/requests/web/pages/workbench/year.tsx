import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { daySpans, daysOfMonth } from '../../../../../shared/civil-date.ts'
import type { call } from '../../queries.ts'
import { useRead } from '../../queries.ts'
import styles from './year.module.css'

type Year = Awaited<ReturnType<typeof call<'GET /api/c/:community/year'>>>
type Month = Year['months'][number]

function Asked({ rows, month }: { rows: Month['asked']; month: string }) {
  const t = useWords('requests')
  const span = `filed_from=${month}-01&filed_to=${daysOfMonth(month).last}`
  return (
    <ul className={styles.list}>
      {rows.map(({ code, name, count }) => (
        <li key={code}>
          <Link to={`/requests?item=${code}&${span}`}>{t('workbench.year.asked', { name, count })}</Link>
        </li>
      ))}
    </ul>
  )
}

function MonthCard({ month, today }: { month: Month; today: string }) {
  const t = useWords('requests')
  const dates = useDates()
  const ahead = month.month > today.slice(0, 7)
  const days = (kind: 'rest' | 'work', own: boolean) => month.days.filter((day) => day.kind === kind && day.own === own)
  const said = (rows: Month['days']) =>
    [...new Set(rows.map(({ note }) => note))]
      .flatMap((note) => {
        const days = rows.filter((row) => row.note === note).map(({ day }) => day)
        return daySpans(days).map((span) => [dates.span(span), note].filter(Boolean).join(' '))
      })
      .join(t('workbench.year.comma'))
  const lines = [
    { key: 'rest', rows: days('rest', false) },
    { key: 'work', rows: days('work', false) },
    { key: 'own_rest', rows: days('rest', true) },
    { key: 'own_work', rows: days('work', true) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <Card title={t('workbench.year.month', { month: Number(month.month.slice(5)) })}>
      {!ahead && (
        <>
          <p>
            <Link to={`/requests?filed_from=${month.month}-01&filed_to=${daysOfMonth(month.month).last}&sort=newest`}>
              {t('workbench.year.filed', { count: month.filed })}
            </Link>
            {month.finished !== null && t('workbench.year.finished', { count: month.finished })}
          </p>
          <Asked rows={month.asked} month={month.month} />
        </>
      )}
      {month.before.filed > 0 && (
        <>
          <p className={styles.soft}>{t('workbench.year.before', { count: month.before.filed })}</p>
          <Asked rows={month.before.asked} month={`${Number(month.month.slice(0, 4)) - 1}${month.month.slice(4)}`} />
        </>
      )}
      <p className={styles.soft}>{t('workbench.year.working_days', { count: month.working_days })}</p>
      <ul className={styles.list}>
        {lines.map(({ key, rows }) => (
          <li key={key}>{t(`workbench.year.days.${key}`, { days: said(rows) })}</li>
        ))}
        {month.terms.map((term) => (
          <li key={`${term.post_id} ${term.name}`}>
            <Link to={`/posts/${term.post_id}`}>
              {t('workbench.year.term', { title: term.title, name: term.name, day: dates.short(term.until) })}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** 社区一年: month by month what was asked and done, what recurs, which days differ, which terms end. */
export default function YearPage() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const year = useRead('GET /api/c/:community/year', { query: { year: search.year } })
  const shown = year.data?.year
  return (
    <PageFrame
      title={shown ? t('workbench.year.title', { year: shown }) : t('workbench.nav.year')}
      intro={t('workbench.year.intro')}
      actions={
        shown && (
          <>
            <Button onClick={() => setSearch({ year: String(shown - 1) })}>
              {t('workbench.year.of', { year: shown - 1 })}
            </Button>
            <Button onClick={() => setSearch({ year: String(shown + 1) })}>
              {t('workbench.year.of', { year: shown + 1 })}
            </Button>
          </>
        )
      }
    >
      <QueryView query={year}>
        {(data) => (
          <div className={styles.months}>
            {data.months.map((month) => (
              <MonthCard key={month.month} month={month} today={data.today} />
            ))}
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
