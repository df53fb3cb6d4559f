import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from './desk.module.css'
import { Figure } from './figure.tsx'
import { OnDuty } from './on-duty.tsx'
import { RatesTable } from './rates-table.tsx'
import { RequestRows } from './request-rows.tsx'
import { Shares } from './shares.tsx'
import Vacancies from './vacancies.tsx'
import type { Desk as DeskView } from './views.ts'

function Figures({ desk }: { desk: DeskView }) {
  const t = useWords('requests')
  const shown = (value: number) => (value > desk.cap ? `${desk.cap}+` : String(value))
  return (
    <ul className={styles.figures}>
      <Figure
        label={t('workbench.desk.to_dispatch')}
        value={shown(desk.to_dispatch)}
        to="/requests?state=to_dispatch"
        needs={desk.to_dispatch > 0}
      />
      <Figure
        label={t('workbench.desk.overdue')}
        value={shown(desk.overdue)}
        to="/requests?overdue=yes"
        late={desk.overdue > 0}
      />
      <Figure
        label={t('workbench.desk.due_today')}
        value={shown(desk.due_today)}
        to="/requests?state=assigned,accepted"
        needs={desk.due_today > 0}
      />
      <Figure label={t('workbench.desk.to_call_back')} value={shown(desk.to_call_back)} to="/call-backs" />
      <Figure label={t('workbench.desk.sent_back')} value={shown(desk.sent_back)} to="/requests?state=to_dispatch" />
      <Figure
        label={t('workbench.desk.open')}
        value={shown(desk.open)}
        to="/requests?state=to_dispatch,assigned,accepted"
      />
    </ul>
  )
}

function Rising({ items }: { items: DeskView['rising'] }) {
  const t = useWords('requests')
  if (items.length === 0) return <p className={styles.none}>{t('workbench.desk.no_rising')}</p>
  return (
    <ul className={styles.plain}>
      {items.map((item) => (
        <li key={item.code}>
          <Link to={`/requests?item=${item.code}&sort=newest`}>{item.name}</Link>
          <span className={styles.number}>
            {t('workbench.desk.rose', { last: item.last_month, now: item.this_month })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Parts({ desk }: { desk: DeskView }) {
  const t = useWords('requests')
  const leads = desk.by_lead.map((row) => ({
    key: row.lead,
    name: t(`words.answerable.${row.lead}`),
    to: `/requests?lead=${row.lead}`,
    ...row,
  }))
  const compounds = desk.compounds.map((row) => ({ key: row.id, to: `/requests?area=${row.id}`, ...row }))
  return (
    <Stack>
      <Figures desk={desk} />
      <Card title={t('workbench.desk.urgent')} flush>
        {desk.urgent.length === 0 ? (
          <EmptyState title={t('workbench.desk.nothing_urgent')} />
        ) : (
          <RequestRows rows={desk.urgent} caption={t('workbench.desk.urgent')} />
        )}
      </Card>
      <div className={styles.columns}>
        <Card title={t('workbench.desk.by_lead')}>
          <Shares rows={leads} />
        </Card>
        <Card title={t('workbench.desk.compounds')}>
          <Shares rows={compounds} />
        </Card>
        <Card title={t('workbench.desk.rising')}>
          <Rising items={desk.rising} />
        </Card>
      </div>
      <Card title={t('workbench.desk.rates')} flush>
        <RatesTable months={desk.months} />
      </Card>
    </Stack>
  )
}

/** 书记台: what is urgent, what is late, what waits for a word, and how the community stands. */
export function Desk() {
  const t = useWords('requests')
  const dates = useDates()
  const desk = useRead('GET /api/c/:community/desk')
  return (
    <PageFrame
      title={t('workbench.desk.title')}
      intro={desk.data && t('workbench.desk.as_of', { time: dates.full(desk.data.now) })}
    >
      <Stack>
        <QueryView query={desk} part>
          {(data) => <Parts desk={data} />}
        </QueryView>
        <div className={styles.columns}>
          <OnDuty />
          <Vacancies />
        </div>
      </Stack>
    </PageFrame>
  )
}
