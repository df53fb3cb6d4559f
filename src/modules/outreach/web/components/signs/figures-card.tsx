import { useState } from 'react'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { latestMonths } from '../months.ts'

/** How many of each kind since a month of the last year; few are withheld. */
export function SignFiguresCard() {
  const t = useWords('outreach')
  const months = latestMonths()
  const now = months[0] ?? ''
  const [from, setFrom] = useState(months.at(-1) ?? '')
  const figures = useRead('GET /api/c/:community/signs/figures', { query: { from, to: now } })
  const told = (value: number | null) =>
    value === null ? t('workbench.signs.few') : t('workbench.signs.count', { count: value })
  return (
    <Card title={t('workbench.signs.figures')}>
      <Stack>
        <SelectField
          name="from"
          short
          label={t('workbench.signs.since')}
          value={from}
          onChange={setFrom}
          options={months.map((value) => ({ value, label: value }))}
        />
        <QueryView query={figures} part>
          {(data) => (
            <LabelList
              rows={[
                { label: t('workbench.signs.total'), value: told(data.total) },
                { label: t('workbench.signs.to_mediation'), value: told(data.to_mediation) },
                ...data.kinds.map((row) => ({ label: t(`workbench.signs.kinds.${row.kind}`), value: told(row.noted) })),
              ]}
            />
          )}
        </QueryView>
        <p className={layout.under}>{t('workbench.signs.figures_help')}</p>
      </Stack>
    </Card>
  )
}
