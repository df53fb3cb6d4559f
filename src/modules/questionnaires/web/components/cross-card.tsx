import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Question } from '../../contract/asking.ts'
import { useRead } from '../queries.ts'
import styles from './questionnaire.module.css'

const byPlace = 'compound'

/** One question's answers by another's, or by compound; which two stands in the address. */
export function CrossCard({ id, questions }: { id: string; questions: readonly Question[] }) {
  const t = useWords('questionnaires')
  const [search, setSearch] = useSearch()
  const counted = questions.filter((one) => one.kind !== 'text' && one.kind !== 'matrix')
  const [first] = counted
  if (!first) return null
  const known = (value: string | undefined) => counted.some((one) => one.id === value)
  const row = known(search['row']) ? (search['row'] ?? first.id) : first.id
  const column = known(search['column']) ? (search['column'] ?? byPlace) : byPlace
  const options = counted.map((one) => ({ value: one.id, label: one.label }))
  return (
    <Card title={t('workbench.results.cross')}>
      <Stack>
        <div className={layout['pair']} data-screen-only>
          <SelectField
            name="row"
            label={t('workbench.results.row')}
            value={row}
            onChange={(value) => setSearch({ row: value })}
            options={options}
          />
          <SelectField
            name="column"
            label={t('workbench.results.column')}
            value={column}
            onChange={(value) => setSearch({ column: value })}
            options={[
              { value: byPlace, label: t('workbench.results.by_compound') },
              ...options.filter((option) => option.value !== row),
            ]}
          />
        </div>
        <Table id={id} row={row} column={column === row ? byPlace : column} />
      </Stack>
    </Card>
  )
}

function Table({ id, row, column }: { id: string; row: string; column: string }) {
  const t = useWords('questionnaires')
  const cross = useRead('GET /api/c/:community/questionnaires/:id/cross', { params: { id }, query: { row, column } })
  const shown = (count: number | null) => count ?? t('workbench.results.few')
  return (
    <QueryView query={cross} part>
      {(data) => (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll has to be reached by the keyboard */}
          <section className={styles['scroll']} aria-label={t('workbench.results.cross')} tabIndex={0}>
            <table className={styles['cross']}>
              <caption className="visually-hidden">{t('workbench.results.cross')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('workbench.results.answer')}</th>
                  {data.columns.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                  <th scope="col">{t('workbench.results.total')}</th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((one) => (
                  <tr key={one.row}>
                    <th scope="row">{one.row}</th>
                    {one.counts.map((count, index) => (
                      <td key={data.columns[index]}>{shown(count)}</td>
                    ))}
                    <td>{shown(one.total)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {data.left_out && <p className={styles['quiet']}>{t('workbench.results.left_out')}</p>}
        </>
      )}
    </QueryView>
  )
}
