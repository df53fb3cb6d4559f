import type { z } from 'zod'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { figuresView } from '../../../contract.ts'
import { SheetButton } from '../../components/workbench/sheet-button.tsx'
import { call, useRead } from '../../queries.ts'

type Figures = z.output<typeof figuresView>
type Month = Figures['months'][number]

const spans = ['3', '6', '12', '36'] as const

/** The month `back` before one: '2026-01', 1 → '2025-12'. */
function monthBefore(month: string, back: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Numerator and denominator beside the share: never of a worker. */
function FirstAsked({ row }: { row: Pick<Figures['grids'][number], 'cases_ended' | 'first_asked'> }) {
  const t = useWords('counters')
  if (row.cases_ended === null || row.first_asked === null) return <>{t('words.one_person')}</>
  if (row.cases_ended === 0) return <>—</>
  const value = Math.round((row.first_asked / row.cases_ended) * 1000) / 10
  return <>{t('words.rate', { value, part: row.first_asked, whole: row.cases_ended })}</>
}

function Shown({ figures }: { figures: Figures }) {
  const t = useWords('counters')
  const { total } = figures
  const months: Column<Month>[] = [
    { key: 'month', head: t('words.month'), cell: (row) => row.month },
    { key: 'received', head: t('words.receptions'), cell: (row) => row.received, labelled: true },
    { key: 'requests', head: t('words.requests_there'), cell: (row) => row.requests, labelled: true },
    { key: 'rate', head: t('words.first_asked_rate'), cell: (row) => <FirstAsked row={row} />, labelled: true },
  ]
  const shownMatters = figures.matters.slice(0, 6)
  const cell = (path: string, code: string) =>
    figures.cells.find((one) => one.path === path && one.code === code)?.received ?? 0
  const grids: Column<Figures['grids'][number]>[] = [
    { key: 'grid', head: t('words.grid'), cell: (row) => row.name, wide: true },
    { key: 'all', head: t('words.receptions'), cell: (row) => row.received, labelled: true },
    { key: 'rate', head: t('words.first_asked_rate'), cell: (row) => <FirstAsked row={row} />, labelled: true },
    ...shownMatters.map((matter) => ({
      key: matter.code,
      head: matter.name,
      cell: (row: Figures['grids'][number]) => cell(row.path, matter.code) || '',
      labelled: true,
    })),
  ]
  return (
    <Stack>
      <Card>
        <LabelList
          rows={[
            { label: t('words.receptions'), value: t('words.times', { count: total.received }) },
            { label: t('words.requests_there'), value: t('words.times', { count: total.requests }) },
            { label: t('words.first_asked_rate'), value: <FirstAsked row={total} /> },
          ]}
        />
        <p className={layout.quiet}>{t('workbench.figures.how')}</p>
      </Card>
      <Card title={t('workbench.figures.by_month')} flush>
        <RecordTable
          caption={t('workbench.figures.by_month')}
          columns={months}
          rows={figures.months}
          keyOf={(row) => row.month}
        />
      </Card>
      <Card title={t('workbench.figures.by_grid')} flush>
        <RecordTable
          caption={t('workbench.figures.by_grid')}
          columns={grids}
          rows={figures.grids}
          keyOf={(row) => row.path}
        />
      </Card>
      <Card title={t('workbench.figures.by_matter')} flush>
        <RecordTable
          caption={t('workbench.figures.by_matter')}
          columns={[
            { key: 'name', head: t('words.matter'), cell: (row) => row.name, wide: true },
            { key: 'received', head: t('words.receptions'), cell: (row) => row.received, labelled: true },
            { key: 'open', head: t('words.open_now'), cell: (row) => row.open, labelled: true },
            { key: 'done', head: t('words.ended_done'), cell: (row) => row.done, labelled: true },
            { key: 'not_done', head: t('words.ended_not_done'), cell: (row) => row.not_done, labelled: true },
          ]}
          rows={figures.matters}
          keyOf={(row) => row.code}
        />
      </Card>
    </Stack>
  )
}

/** Receptions by month, grid and matter; how often whoever was asked first ended it. */
export default function CounterFigures() {
  const t = useWords('counters')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const to = dates.plain(new Date(serverNow()).toISOString()).slice(0, 7)
  const span = spans.find((one) => one === search['months']) ?? '12'
  const query = { from: monthBefore(to, Number(span) - 1), to }
  const figures = useRead('GET /api/c/:community/counter-figures', { query })
  return (
    <PageFrame
      title={t('workbench.figures.title')}
      intro={t('workbench.figures.intro')}
      back="/reception"
      actions={
        <SheetButton
          label={t('workbench.figures.sheet', { month: to })}
          file={t('workbench.figures.file', { month: to })}
          take={() => call('POST /api/c/:community/counter-figures/sheet', { body: { month: to } })}
        />
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="months"
            label={t('words.span')}
            short
            value={span}
            onChange={(months) => setSearch({ months })}
            options={spans.map((value) => ({ value, label: t('words.months', { count: Number(value) }) }))}
          />
        </div>
        <QueryView
          query={figures}
          empty={({ months }) =>
            months.length === 0 ? (
              <EmptyState title={t('workbench.figures.none')}>{t('workbench.figures.none_help')}</EmptyState>
            ) : null
          }
        >
          {(data) => <Shown figures={data} />}
        </QueryView>
      </Stack>
    </PageFrame>
  )
}
