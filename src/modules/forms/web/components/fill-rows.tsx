import { type ReactNode, useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { Pager } from '../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { call, formReads, useReadPages, useWrite } from '../queries.ts'
import styles from './forms.module.css'
import { RowsTable } from './rows-table.tsx'
import type { FillView, Row } from './views.ts'

const shows = ['all', 'gaps', 'carried', 'gone'] as const
const perPage = 50

/** What rows are of: a whole fill, or a part of one. Both have the same shape under an address of their own. */
export interface RowsOf {
  id: string
  part: boolean
  columns: FillView['columns']
  sensitive: boolean
  gone: number
  editable: boolean
}

const rowsRoute = 'GET /api/c/:community/form-fills/:id/rows'
const cellsRoute = 'POST /api/c/:community/form-fills/:id/cells'
const looksRoute = 'POST /api/c/:community/form-fills/:id/looks'
/** Rows of a part have the same shape as those of the whole. */
const at = <R extends string>(route: R, part: boolean): R =>
  (part ? route.replace('form-fills', 'form-parts') : route) as R

function useShown() {
  const [search] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'all'
  const column = search['column'] ? { column: search['column'] } : {}
  return { limit: perPage, show, q: search['q'] ?? '', ...column }
}

/** Rows page by page; what nobody else knows is typed in here and saved together. */
export function FillRows({ of }: { of: RowsOf }) {
  const t = useWords('forms')
  return (
    <Card title={t('workbench.fill.table')}>
      <Stack>
        <Filters of={of} />
        {of.sensitive ? <NotedRows of={of} /> : <OpenRows of={of} />}
      </Stack>
    </Card>
  )
}

function Filters({ of }: { of: RowsOf }) {
  const t = useWords('forms')
  const [search, setSearch] = useSearch()
  const { show } = useShown()
  const offered = shows.filter((one) => one !== 'gone' || of.gone > 0)
  return (
    <div className={styles['filters']} data-screen-only>
      <SelectField
        name="show"
        label={t('workbench.fill.show')}
        value={show}
        onChange={(value) => setSearch({ show: value === 'all' ? undefined : value, column: undefined })}
        options={offered.map((value) => ({ value, label: t(`workbench.fill.shows.${value}`) }))}
      />
      {(show === 'gaps' || show === 'carried') && (
        <SelectField
          name="column"
          label={t('workbench.fill.column')}
          any
          value={search['column'] ?? ''}
          onChange={(value) => setSearch({ column: value || undefined })}
          options={of.columns.map((column) => ({ value: column.id, label: column.title }))}
        />
      )}
      <TextField
        name="q"
        label={t('workbench.fill.find')}
        value={search['q'] ?? ''}
        onChange={(value) => setSearch({ q: value || undefined })}
      />
    </div>
  )
}

function OpenRows({ of }: { of: RowsOf }) {
  const t = useWords('forms')
  const rows = useReadPages(at(rowsRoute, of.part), { params: { id: of.id }, query: useShown() })
  return (
    <>
      <QueryView
        query={rows}
        part
        empty={(page) => (page.items.length === 0 ? <p>{t('workbench.fill.nobody')}</p> : null)}
      >
        {(page) => <Typing of={of} rows={page.items} />}
      </QueryView>
      <Pager pages={rows} />
    </>
  )
}

/** Rows of a list of sensitive data: shown when asked for, and each time noted. */
function NotedRows({ of }: { of: RowsOf }) {
  const t = useWords('forms')
  const shown = useShown()
  const [rows, setRows] = useState<Row[]>()
  const [next, setNext] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const look = async (after: string | null) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { ...shown, ...(after === null ? {} : { after }) }
      const page = await call(at(looksRoute, of.part), { params: { id: of.id }, body })
      setRows((before) => (after === null ? page.items : [...(before ?? []), ...page.items]))
      setNext(page.next)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  const button = (words: string, after: string | null): ReactNode => (
    <div>
      <Button busy={busy} onClick={() => void look(after)}>
        {t(words)}
      </Button>
    </div>
  )
  return (
    <>
      <p>{t('workbench.fill.look_help')}</p>
      {button('workbench.fill.look', null)}
      {problem !== undefined && <ErrorState problem={problem} part />}
      {rows?.length === 0 && <p>{t('workbench.fill.nobody')}</p>}
      {rows && rows.length > 0 && <Typing of={of} rows={rows} onSaved={() => void look(null)} />}
      {next !== null && button('workbench.fill.look_on', next)}
    </>
  )
}

/** The table with what is typed into it, and the act that saves it. */
function Typing({ of, rows, onSaved }: { of: RowsOf; rows: readonly Row[]; onSaved?: () => void }) {
  const t = useWords('forms')
  const toast = useToast()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const save = useWrite(at(cellsRoute, of.part), {
    refresh: formReads,
    onSuccess: () => {
      setTyped({})
      toast(t('workbench.fill.saved'))
      onSaved?.()
    },
  })
  const cells = Object.entries(typed).map(([key, value]) => {
    const [no, column] = key.split(' ')
    return { no: Number(no), column: column ?? '', value: numberOr(value) }
  })
  return (
    <>
      <RowsTable
        columns={of.columns}
        rows={rows}
        editable={of.editable}
        typed={typed}
        onType={(key, value) => setTyped((before) => ({ ...before, [key]: value }))}
      />
      {cells.length > 0 && (
        <div className={styles['foot']}>
          <Button
            kind="main"
            narrow
            busy={save.isPending}
            onClick={() => save.mutate({ params: { id: of.id }, body: { cells } })}
          >
            {t('workbench.fill.save')}
          </Button>
          <span role="status">{t('workbench.fill.unsaved', { count: cells.length })}</span>
        </div>
      )}
      {save.error && <ErrorState problem={save.error} part />}
    </>
  )
}

/** What looks like a number goes into the sheet as one; a telephone number or a door with leading zeros doesn't. */
function numberOr(value: string): string | number {
  return /^-?(0|[1-9]\d{0,8})(\.\d{1,4})?$/.test(value.trim()) ? Number(value) : value.trim()
}
