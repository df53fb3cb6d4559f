import { useState } from 'react'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { latestMonths } from '../months.ts'
import type { PatrolFigures } from './views.ts'

/** What was due, walked and missed, found, put right and looked at, by place. Nobody's own figure. */
export function FiguresCard() {
  const t = useWords('outreach')
  const [month, setMonth] = useState(() => latestMonths()[0] ?? '')
  const figures = useRead('GET /api/c/:community/patrols/figures', { query: { from: month, to: month } })
  const withheld = (value: number | null) => value ?? t('workbench.patrols.withheld')
  const columns: Column<PatrolFigures>[] = [
    {
      key: 'area',
      head: t('workbench.patrols.area'),
      wide: true,
      cell: (row) => row.area?.name ?? t('workbench.patrols.whole'),
    },
    ...(['due', 'done', 'missed', 'findings', 'rectified', 'verified'] as const).map((key) => ({
      key,
      head: t(`workbench.patrols.figures.${key}`),
      cell: (row: PatrolFigures) => withheld(row[key]),
    })),
  ]
  return (
    <Card title={t('workbench.patrols.figures_title')}>
      <Stack>
        <SelectField
          name="month"
          short
          label={t('workbench.patrols.month')}
          value={month}
          onChange={setMonth}
          options={latestMonths().map((value) => ({ value, label: value }))}
        />
        <QueryView query={figures} part>
          {({ total, items }) => (
            <RecordTable
              caption={t('workbench.patrols.figures_title')}
              columns={columns}
              rows={[total, ...items]}
              keyOf={(row) => row.area?.id ?? 'whole'}
            />
          )}
        </QueryView>
        <p>{t('workbench.patrols.figures_help')}</p>
      </Stack>
    </Card>
  )
}
