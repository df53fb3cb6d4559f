import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DownloadButton } from '../../components/workbench/download-button.tsx'
import { UploadSheet } from '../../components/workbench/upload-sheet.tsx'
import { type ImportSummary, importTones } from '../../components/workbench/views.ts'
import { call, useReadPages } from '../../queries.ts'

function Rows({ rows }: { rows: ImportSummary[] }) {
  const t = useWords('people')
  const dates = useDates()
  const columns: Column<ImportSummary>[] = [
    {
      key: 'name',
      head: t('workbench.imports.sheet'),
      cell: (row) => (
        <>
          <Link to={`/people/imports/${row.id}`}>{row.name}</Link>
          <Under>{dates.full(row.applied_at ?? row.checked_at)}</Under>
        </>
      ),
    },
    {
      key: 'rows',
      head: t('workbench.imports.rows'),
      cell: (row) =>
        t('workbench.imports.summary', {
          added: row.rows_new,
          changed: row.rows_changed,
          refused: row.rows_refused,
        }),
    },
    {
      key: 'state',
      head: t('workbench.imports.state'),
      narrow: true,
      cell: (row) => <StateTag tone={importTones[row.state]}>{t(`workbench.imports.states.${row.state}`)}</StateTag>,
    },
  ]
  return (
    <RecordTable caption={t('workbench.imports.done_before')} columns={columns} rows={rows} keyOf={(row) => row.id} />
  )
}

/** Brings a sheet into the register: template, check, and only then the writing. */
export default function ImportsPage() {
  const t = useWords('people')
  const list = useReadPages('GET /api/c/:community/people/imports', { query: {} })
  return (
    <PageFrame
      title={t('workbench.imports.title')}
      intro={t('workbench.imports.intro')}
      back="/people"
      backLabel={t('workbench.register.title')}
      actions={
        <DownloadButton
          take={() => call('GET /api/c/:community/people/imports/template')}
          fileName={t('workbench.imports.template_name')}
        >
          {t('workbench.imports.template')}
        </DownloadButton>
      }
    >
      <Stack>
        <Card title={t('workbench.imports.upload')}>
          <UploadSheet />
        </Card>
        <Card title={t('workbench.imports.done_before')} flush>
          <QueryView
            query={list}
            part
            empty={(data) =>
              data.items.length === 0 && !list.hasPrevious ? (
                <EmptyState title={t('workbench.imports.none')}>{t('workbench.imports.none_help')}</EmptyState>
              ) : null
            }
          >
            {(data) => <Rows rows={data.items} />}
          </QueryView>
        </Card>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
