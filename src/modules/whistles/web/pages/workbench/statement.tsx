import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import type { statementView } from '../../../contract.ts'
import { CountField } from '../../components/count-field.tsx'
import { GivenCard } from '../../components/workbench/statement-given.tsx'
import { call, useRead } from '../../queries.ts'

type Statement = z.output<typeof statementView>
type Row = Statement['duties'][number]

/** As a sheet, or on paper. */
function TakeOut({ name, year }: { name: string; year: number }) {
  const t = useWords('whistles')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { home_organisation: name, year }
      const bytes = await call('POST /api/c/:community/dual-registrations/statement/sheet', { body })
      saveFile(bytes as Blob, t('workbench.statement.file', { name, year }))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <div className={layout['acts']} data-screen-only>
      <Button icon={IconPrinter} onClick={() => print()}>
        {t('workbench.statement.print')}
      </Button>
      <Button icon={IconDownload} busy={busy} onClick={() => void take()}>
        {t('workbench.statement.sheet')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </div>
  )
}

function Sheet({ statement }: { statement: Statement }) {
  const t = useWords('whistles')
  const listed = useListed()
  const dates = useDates()
  const columns: Column<Row & { key: string }>[] = [
    { key: 'who', head: t('words.who'), cell: (row) => row.name },
    { key: 'what', head: t('words.duty_title'), cell: (row) => row.title },
    { key: 'taken', head: t('words.taken_at'), cell: (row) => dates.short(row.taken_at) },
    { key: 'done', head: t('words.what_done'), cell: (row) => row.report_text, wide: true },
    {
      key: 'people',
      head: t('words.places'),
      cell: (row) => row.people !== null && t('words.people', { count: row.people }),
      narrow: true,
    },
    {
      key: 'confirmed',
      head: t('words.confirmed'),
      narrow: true,
      cell: (row) => t(row.confirmed ? 'words.yes' : 'words.not_yet'),
    },
  ]
  const rows = statement.duties.map((row, index) => ({ ...row, key: String(index) }))
  return (
    <Stack>
      <TakeOut name={statement.home_organisation} year={statement.year} />
      <Card>
        <h2>{statement.home_organisation}</h2>
        <p className={layout.text}>
          {t('workbench.statement.said', {
            community: statement.community,
            year: statement.year,
            members: statement.members.length,
            duties: statement.duties.length,
            time: dates.full(statement.made_at),
          })}
        </p>
        {statement.members.length > 0 && (
          <p className={layout.text}>
            {t('workbench.statement.members', { names: listed(statement.members.map((one) => one.name)) })}
          </p>
        )}
        {statement.more && <p className={layout.quiet}>{t('workbench.statement.more')}</p>}
      </Card>
      <GivenCard statement={statement} />
      {rows.length === 0 ? (
        <EmptyState title={t('workbench.statement.nothing')} />
      ) : (
        <Card flush>
          <RecordTable
            caption={t('workbench.statement.title')}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.key}
          />
        </Card>
      )}
    </Stack>
  )
}

function Told({ name, year }: { name: string; year: number }) {
  const query = { home_organisation: name, year }
  const statement = useRead('GET /api/c/:community/dual-registrations/statement', { query })
  return <QueryView query={statement}>{(data) => <Sheet statement={data} />}</QueryView>
}

/** What an organisation gets of its own people's year here: on paper or as a sheet. */
export default function StatementPage() {
  const t = useWords('whistles')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const thisYear = dates.plain(new Date(serverNow()).toISOString()).slice(0, 4)
  const year = /^20\d\d$/.test(search['year'] ?? '') ? Number(search['year']) : Number(thisYear)
  const list = useRead('GET /api/c/:community/dual-registrations/organisations')
  const name = search['of'] ?? ''
  return (
    <PageFrame
      title={t('workbench.statement.title')}
      intro={t('workbench.statement.intro')}
      back="/dual-registration"
      backLabel={t('workbench.dual.title')}
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.dual.none')}>
              {t('workbench.dual.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {({ items }) => (
          <Stack>
            <div className={layout.filters} data-screen-only>
              <SelectField
                name="of"
                label={t('words.home_organisation')}
                value={name}
                onChange={(of) => setSearch({ of })}
                options={items.map((one) => ({
                  value: one.name,
                  label: t('workbench.statement.option', { name: one.name, count: one.members }),
                }))}
              />
              <CountField
                name="year"
                label={t('words.year')}
                value={search['year'] ?? thisYear}
                onChange={(value) => setSearch({ year: value })}
              />
            </div>
            {name === '' ? <p>{t('workbench.statement.choose')}</p> : <Told name={name} year={year} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
