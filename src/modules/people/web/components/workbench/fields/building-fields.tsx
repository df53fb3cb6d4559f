import { useState } from 'react'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { type call, useRead, useReadPages } from '../../../queries.ts'
import type { Field } from '../views.ts'
import { useAnswers } from './answers.ts'
import styles from './building-fields.module.css'

const route = 'GET /api/c/:community/areas/:id/dwelling-fields'
const everything = 'all'

type Row = Awaited<ReturnType<typeof call<typeof route>>>['items'][number]

function useColumns(fields: readonly Field[]): Column<Row>[] {
  const t = useWords('people')
  return [
    {
      key: 'dwelling',
      head: t('workbench.fields.dwelling'),
      cell: (row) => <Link to={`/dwellings/${row.dwelling_id}`}>{row.name}</Link>,
    },
    ...fields.map((field) => ({
      key: field.id,
      head: field.label,
      labelled: true,
      cell: (row: Row) => row.custom[field.id] ?? '',
    })),
  ]
}

/** What the community's own fields say of the dwellings of a building, to be limited to one answer or to where it is missing. */
function FieldTable({ building, fields }: { building: string; fields: readonly Field[] }) {
  const t = useWords('people')
  const [asked, setAsked] = useState({ field: everything, value: 'filled' })
  const field = fields.find((one) => one.id === asked.field)
  const answers = useAnswers(field)
  const columns = useColumns(fields)
  const list = useReadPages(route, {
    params: { id: building },
    query: field ? { field: field.id, value: asked.value } : {},
  })
  return (
    <Card title={t('workbench.fields.of_dwellings')} flush>
      <div className={styles.bar}>
        <SelectField
          name="building_field"
          label={t('workbench.fields.filter')}
          short
          value={asked.field}
          onChange={(id) => setAsked({ field: id, value: 'filled' })}
          options={[
            { value: everything, label: t('workbench.fields.every_dwelling') },
            ...fields.map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        {field && (
          <SelectField
            name="building_value"
            label={field.label}
            short
            value={asked.value}
            onChange={(value) => setAsked({ ...asked, value })}
            options={answers}
          />
        )}
      </div>
      <QueryView query={list} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.bar}>{t('workbench.fields.no_dwelling')}</p>
          ) : (
            <RecordTable
              caption={t('workbench.fields.of_dwellings')}
              columns={columns}
              rows={items}
              keyOf={(row) => row.dwelling_id}
            />
          )
        }
      </QueryView>
      <Pager pages={list} />
    </Card>
  )
}

/** Nothing where the community registers nothing of its own about dwellings. */
export default function BuildingFields({ id }: { id: string }) {
  const known = useRead('GET /api/c/:community/people/fields', { query: { subject: 'dwelling' } })
  const fields = (known.data?.items ?? []).filter((field) => !field.retired && !field.sensitive)
  return fields.length > 0 && <FieldTable building={id} fields={fields} />
}
