import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { formReads, useReadPages, useWrite } from '../queries.ts'
import styles from './forms.module.css'
import type { FillView, Row } from './views.ts'

const shows = ['all', 'gaps', 'carried'] as const
const perPage = 50
const valueMost = 200

/** Rows of a fill page by page; what nobody else knows is typed in here and saved together. */
export function FillRows({ fill }: { fill: FillView }) {
  const t = useWords('forms')
  const toast = useToast()
  const [search, setSearch] = useSearch()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const show = shows.find((one) => one === search['show']) ?? 'all'
  const rows = useReadPages('GET /api/c/:community/form-fills/:id/rows', {
    params: { id: fill.id },
    query: {
      limit: perPage,
      show,
      q: search['q'] ?? '',
      ...(search['column'] ? { column: search['column'] } : {}),
    },
  })
  const save = useWrite('POST /api/c/:community/form-fills/:id/cells', {
    refresh: formReads,
    onSuccess: () => {
      setTyped({})
      toast(t('workbench.fill.saved'))
    },
  })
  const cells = Object.entries(typed).map(([key, value]) => {
    const [no, column] = key.split(' ')
    return { no: Number(no), column: column ?? '', value: numberOr(value) }
  })
  const editable = fill.can.includes('type_in')
  return (
    <Card title={t('workbench.fill.table')}>
      <Stack>
        <div className={styles['filters']} data-screen-only>
          <SelectField
            name="show"
            label={t('workbench.fill.show')}
            value={show}
            onChange={(value) => setSearch({ show: value === 'all' ? undefined : value, column: undefined })}
            options={shows.map((value) => ({ value, label: t(`workbench.fill.shows.${value}`) }))}
          />
          {show !== 'all' && (
            <SelectField
              name="column"
              label={t('workbench.fill.column')}
              any
              value={search['column'] ?? ''}
              onChange={(value) => setSearch({ column: value || undefined })}
              options={fill.columns.map((column) => ({ value: column.id, label: column.title }))}
            />
          )}
          <TextField
            name="q"
            label={t('workbench.fill.find')}
            value={search['q'] ?? ''}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
        </div>
        <QueryView
          query={rows}
          part
          empty={(page) => (page.items.length === 0 ? <p>{t('workbench.fill.nobody')}</p> : null)}
        >
          {(page) => (
            <div className={styles['scroll']}>
              <table className={styles['grid']}>
                <caption className="visually-hidden">{t('workbench.fill.table')}</caption>
                <thead>
                  <tr>
                    {fill.columns.map((column) => (
                      <th key={column.id} scope="col">
                        {column.title}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="visually-hidden">{t('workbench.fill.open_person')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {page.items.map((row) => (
                    <OneRow
                      key={row.no}
                      fill={fill}
                      row={row}
                      editable={editable}
                      typed={typed}
                      onType={(column, value) => setTyped((before) => ({ ...before, [`${row.no} ${column}`]: value }))}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </QueryView>
        {cells.length > 0 && (
          <div className={styles['foot']}>
            <Button
              kind="main"
              narrow
              busy={save.isPending}
              onClick={() => save.mutate({ params: { id: fill.id }, body: { cells } })}
            >
              {t('workbench.fill.save')}
            </Button>
            <span role="status">{t('workbench.fill.unsaved', { count: cells.length })}</span>
          </div>
        )}
        {save.error && <ErrorState problem={save.error} part />}
        <Pager pages={rows} />
      </Stack>
    </Card>
  )
}

/** What looks like a number goes into the sheet as one; a telephone number or a door with leading zeros doesn't. */
function numberOr(value: string): string | number {
  return /^-?(0|[1-9]\d{0,8})(\.\d{1,4})?$/.test(value.trim()) ? Number(value) : value.trim()
}

interface OneRowProps {
  fill: FillView
  row: Row
  editable: boolean
  typed: Readonly<Record<string, string>>
  onType: (column: string, value: string) => void
}

function OneRow({ fill, row, editable, typed, onType }: OneRowProps) {
  const t = useWords('forms')
  const to = row.person_id ? `/people/${row.person_id}` : row.dwelling_id ? `/dwellings/${row.dwelling_id}` : null
  return (
    <tr>
      {fill.columns.map((column, index) => {
        const value = row.cells[column.id]
        const long = String(value ?? '').length > 12 ? styles['long'] : undefined
        if (editable && column.source === 'typed') {
          return (
            <td key={column.id} data-label={column.title}>
              <input
                className={styles['input']}
                aria-label={t('workbench.fill.cell_of', { row: row.label, title: column.title })}
                maxLength={valueMost}
                value={typed[`${row.no} ${column.id}`] ?? String(value ?? '')}
                onChange={(event) => onType(column.id, event.target.value)}
              />
              {row.carried.includes(column.id) && (
                <div className={styles['quiet']}>{t('workbench.fill.last_time')}</div>
              )}
            </td>
          )
        }
        return (
          <td
            key={column.id}
            data-label={column.title}
            className={[index === 0 && styles['first'], long].filter(Boolean).join(' ') || undefined}
          >
            {row.gaps.includes(column.id) ? (
              <span className={styles['empty']}>{t('workbench.fill.empty')}</span>
            ) : (
              value
            )}
          </td>
        )
      })}
      <td>
        {to && <Link to={to}>{t(row.person_id ? 'workbench.fill.open_person' : 'workbench.fill.open_dwelling')}</Link>}
      </td>
    </tr>
  )
}
