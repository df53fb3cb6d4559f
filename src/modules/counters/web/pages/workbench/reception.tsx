import { IconUserCheck } from '@tabler/icons-react'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { useCaseColumns } from '../../components/workbench/case-table.tsx'
import { QueueCard } from '../../components/workbench/queue-card.tsx'
import { useRead } from '../../queries.ts'

const lookAgain = 60_000

function Coming() {
  const t = useWords('counters')
  const listed = useListed()
  const dates = useDates()
  const list = useRead(
    'GET /api/c/:community/appointments',
    { query: { state: 'booked' } },
    { refetchInterval: lookAgain },
  )
  return (
    <Card
      title={t('workbench.reception.today')}
      aside={<Link to="/appointments">{t('workbench.reception.all_appointments')}</Link>}
    >
      <QueryView query={list} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className={layout.quiet}>{t('workbench.reception.nobody_booked')}</p>
          ) : (
            <ul className={layout.list}>
              {items.map((row) => (
                <li key={row.id} className={layout.row}>
                  <strong>{dates.time(row.starts_at)}</strong>
                  <span>{row.name}</span>
                  <span className={layout.quiet}>{listed(row.matters.map((one) => one.name))}</span>
                  <Link to={`/reception/new?appointment=${row.id}&day=${row.day}`}>
                    {t('workbench.reception.receive_booked')}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Card>
  )
}

function Due() {
  const t = useWords('counters')
  const columns = useCaseColumns()
  const waiting = useRead('GET /api/c/:community/service-cases/waiting', {}, { refetchInterval: lookAgain })
  return (
    <Card
      title={t('workbench.reception.due')}
      flush={(waiting.data?.due.length ?? 0) > 0}
      aside={
        <Link to="/service-cases?mine=yes">
          {waiting.data ? t('workbench.reception.all_mine', { count: waiting.data.open }) : t('workbench.cases.mine')}
        </Link>
      }
    >
      <QueryView query={waiting} part>
        {({ due }) =>
          due.length === 0 ? (
            <p className={layout.quiet}>{t('workbench.reception.nothing_due')}</p>
          ) : (
            <RecordTable caption={t('workbench.reception.due')} columns={columns} rows={due} keyOf={(row) => row.id} />
          )
        }
      </QueryView>
    </Card>
  )
}

/** The counter's day: the queue, who comes by appointment, what whoever reads it has to look after. */
export default function Reception() {
  const t = useWords('counters')
  const ways = [
    { to: '/service-cases', label: t('workbench.cases.title') },
    { to: '/errands', label: t('workbench.errands.title') },
    { to: '/counter-figures', label: t('workbench.figures.title') },
    { to: '/counter-matters', label: t('workbench.matters.title') },
    { to: '/service-counters', label: t('workbench.counters.title') },
  ]
  return (
    <PageFrame
      title={t('workbench.reception.title')}
      intro={t('workbench.reception.intro')}
      actions={
        <ButtonLink to="/reception/new" kind="main" narrow icon={IconUserCheck}>
          {t('workbench.receive.title')}
        </ButtonLink>
      }
    >
      <div className={layout.columns}>
        <Stack>
          <QueueCard />
          <Due />
        </Stack>
        <Stack>
          <Coming />
          <RowLinks rows={ways} />
        </Stack>
      </div>
    </PageFrame>
  )
}
