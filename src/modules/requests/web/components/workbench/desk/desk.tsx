import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { Parts } from '../../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import styles from '../desk.module.css'
import { DutyNow } from '../duty-now.tsx'
import { OnDuty } from '../on-duty.tsx'
import { openStates } from '../open-states.ts'
import { RatesTable } from '../rates-table.tsx'
import { RequestRows } from '../request-rows.tsx'
import { Shares } from '../shares.tsx'
import Vacancies from '../vacancies.tsx'
import { Away } from './away.tsx'
import { Figures } from './figures.tsx'
import { Rising } from './rising.tsx'

const urgentShown = 10
const monthsShown = 6

/** What comes due first of all that is open. */
function Urgent() {
  const t = useWords('requests')
  const list = useRead('GET /api/c/:community/requests', { query: { state: openStates, limit: urgentShown } })
  return (
    <Card title={t('workbench.desk.urgent')} flush>
      <QueryView query={list} part>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('workbench.desk.nothing_urgent')} />
          ) : (
            <RequestRows rows={items} caption={t('workbench.desk.urgent')} />
          )
        }
      </QueryView>
    </Card>
  )
}

/** What is open, by who answers and by compound. */
function OpenShares() {
  const t = useWords('requests')
  const shares = useRead('GET /api/c/:community/desk/shares')
  const open = `state=${openStates}`
  return (
    <>
      <Card title={t('workbench.desk.by_lead')}>
        <QueryView query={shares} part>
          {({ by_lead }) => (
            <Shares
              rows={by_lead.map((row) => ({
                key: row.lead,
                name: t(`words.answerable.${row.lead}`),
                to: `/requests?lead=${row.lead}&${open}`,
                ...row,
              }))}
            />
          )}
        </QueryView>
      </Card>
      <Card title={t('workbench.desk.compounds')}>
        <QueryView query={shares} part>
          {({ compounds }) => (
            <Shares rows={compounds.map((row) => ({ key: row.id, to: `/requests?area=${row.id}&${open}`, ...row }))} />
          )}
        </QueryView>
      </Card>
    </>
  )
}

/** The month so many months before another, as `2026-03`. */
function monthsBefore(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

function Rates() {
  const t = useWords('requests')
  const dates = useDates()
  const to = dates.plain(new Date(serverNow()).toISOString()).slice(0, 7)
  const rates = useRead('GET /api/c/:community/rates', { query: { from: monthsBefore(to, monthsShown - 1), to } })
  return (
    <Card title={t('workbench.desk.rates')} flush>
      <QueryView query={rates} part>
        {({ months }) => <RatesTable months={[...months].reverse()} />}
      </QueryView>
    </Card>
  )
}

/** 书记台: what is urgent, what is late, what waits for a word, and how the community stands. Each block is read, and fails, by itself. */
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
        <Figures />
        <Urgent />
        <Parts place="requests.desk" id="" />
        <div className={styles.columns}>
          <OpenShares />
          <Rising />
        </div>
        <div className={styles.columns}>
          <Stack>
            <DutyNow />
            <Away />
            <Vacancies />
          </Stack>
          <OnDuty />
        </div>
        <Rates />
      </Stack>
    </PageFrame>
  )
}
