import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { departmentFigures, Figures } from '../../../contract.ts'
import styles from '../../components/workbench/whistles.module.css'
import { useRead } from '../../queries.ts'

type Department = z.output<typeof departmentFigures>
const all = 'all'

/** A share with what it is made of; nothing to count is said. */
function Share({ of, from }: { of: number; from: number }) {
  const t = useWords('whistles')
  if (from === 0) return t('words.nothing_yet')
  return (
    <span>
      {t('words.percent', { value: ((of / from) * 100).toFixed(0) })}
      <span className={styles.fraction}>
        {of}/{from}
      </span>
    </span>
  )
}

/** A figure with its name on the phone, where the head of the table isn't seen. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className={styles.label}>{label} </span>
      {children}
    </>
  )
}

function useFigureColumns<Row extends Figures>(first: Column<Row>): Column<Row>[] {
  const t = useWords('whistles')
  const figure = (name: 'called' | 'in_time' | 'finished' | 'refused' | 'satisfied', cell: Column<Row>['cell']) => {
    const head = t(`words.figures.${name}`)
    return { key: name, head, cell: (row: Row) => <Labelled label={head}>{cell(row)}</Labelled> }
  }
  return [
    first,
    figure('called', (row) => row.called),
    figure('in_time', (row) => <Share of={row.reported_in_time} from={row.to_report} />),
    figure('finished', (row) => row.finished),
    figure('refused', (row) => row.refused),
    figure('satisfied', (row) => <Share of={row.rated_satisfied} from={row.rated} />),
  ]
}

function Tables({ departments }: { departments: Department[] }) {
  const t = useWords('whistles')
  const [chosen, setChosen] = useState(all)
  const one =
    departments.find((row) => row.body.id === chosen) ?? (departments.length === 1 ? departments[0] : undefined)
  const totals = departments.map((row) => ({ ...row.total, id: row.body.id, name: row.body.name }))
  const byName = useFigureColumns<(typeof totals)[number]>({
    key: 'name',
    head: t('words.department'),
    wide: true,
    cell: (row) => row.name,
  })
  const byMonth = useFigureColumns<Department['months'][number]>({
    key: 'month',
    head: t('words.month'),
    cell: (row) => row.month,
  })
  return (
    <>
      <Card flush>
        <RecordTable caption={t('workbench.figures.title')} columns={byName} rows={totals} keyOf={(row) => row.id} />
      </Card>
      {departments.length > 1 && (
        <div data-screen-only>
          <SelectField
            name="department"
            label={t('workbench.figures.by_month')}
            short
            value={chosen}
            onChange={setChosen}
            options={[
              { value: all, label: t('workbench.figures.choose') },
              ...departments.map((row) => ({ value: row.body.id, label: row.body.name })),
            ]}
          />
        </div>
      )}
      {one && (
        <Card title={one.body.name} flush>
          <RecordTable caption={one.body.name} columns={byMonth} rows={one.months} keyOf={(row) => row.month} />
        </Card>
      )}
    </>
  )
}

/** Figures of departments, with numerator and denominator, in the order of names: no ranking. */
export default function FiguresPage() {
  const t = useWords('whistles')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const thisMonth = dates.plain(new Date(serverNow()).toISOString()).slice(0, 7)
  const to = search['to'] ?? thisMonth
  const from = search['from'] ?? `${thisMonth.slice(0, 4)}-01`
  const figures = useRead('GET /api/c/:community/whistles/figures', { query: { from, to } })
  return (
    <PageFrame title={t('workbench.figures.title')} intro={t('workbench.figures.intro')} back="/whistles">
      <Stack>
        <div className={layout.filters} data-screen-only>
          <TextField
            name="from"
            label={t('workbench.figures.from')}
            hint={t('workbench.figures.month_hint')}
            short
            value={from}
            onChange={(value) => setSearch({ from: value })}
          />
          <TextField
            name="to"
            label={t('workbench.figures.to')}
            short
            value={to}
            onChange={(value) => setSearch({ to: value })}
          />
        </div>
        <QueryView
          query={figures}
          empty={(data) =>
            data.departments.length === 0 ? (
              <EmptyState drawing={<NoticeBoard />} title={t('workbench.figures.none')}>
                {t('workbench.figures.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {({ departments }) => <Tables departments={departments} />}
        </QueryView>
        <Card title={t('workbench.figures.how')}>
          <p className={layout.text}>{t('workbench.figures.formula')}</p>
        </Card>
      </Stack>
    </PageFrame>
  )
}
