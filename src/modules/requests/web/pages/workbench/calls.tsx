import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { CallTable } from '../../components/workbench/hotline/call-table.tsx'
import { DayFigures } from '../../components/workbench/hotline/day-figures.tsx'
import styles from '../../components/workbench/hotline/hotline.module.css'
import { useReadPages } from '../../queries.ts'

const kinds = ['in', 'out', 'missed'] as const
const outcomes = ['filed', 'added', 'informed', 'to_call_back', 'unreached', 'dropped'] as const

/** The call log: filters live in the address. */
export default function Calls() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const kind = kinds.find((one) => one === search.kind)
  const outcome = outcomes.find((one) => one === search.outcome)
  const day = search.day || undefined
  const list = useReadPages('GET /api/c/:community/calls', {
    query: { ...(day ? { day } : {}), ...(kind ? { kind } : {}), ...(outcome ? { outcome } : {}) },
  })
  const any = { value: 'any', label: t('workbench.hotline.any') }
  return (
    <PageFrame title={t('workbench.hotline.log')} back="/hotline">
      <div className={styles.columns}>
        <Stack>
          <div className={styles.acts}>
            <TextField
              name="day"
              label={t('workbench.hotline.day_label')}
              type="date"
              short
              value={day ?? ''}
              onChange={(value) => setSearch({ day: value || undefined })}
            />
            <SelectField
              name="kind"
              label={t('workbench.hotline.columns.kind')}
              short
              value={kind ?? 'any'}
              onChange={(value) => setSearch({ kind: value === 'any' ? undefined : value })}
              options={[any, ...kinds.map((value) => ({ value, label: t(`workbench.hotline.kind.${value}`) }))]}
            />
            <SelectField
              name="outcome"
              label={t('workbench.hotline.columns.outcome')}
              short
              value={outcome ?? 'any'}
              onChange={(value) => setSearch({ outcome: value === 'any' ? undefined : value })}
              options={[any, ...outcomes.map((value) => ({ value, label: t(`workbench.hotline.state.${value}`) }))]}
            />
          </div>
          <Card flush>
            <QueryView query={list}>
              {(data) =>
                data.items.length === 0 ? (
                  <EmptyState title={t('workbench.hotline.no_calls')}>
                    {t('workbench.hotline.no_calls_help')}
                  </EmptyState>
                ) : (
                  <CallTable calls={data.items} caption={t('workbench.hotline.log')} />
                )
              }
            </QueryView>
          </Card>
          <Pager pages={list} />
        </Stack>
        <DayFigures day={day} />
      </div>
    </PageFrame>
  )
}
