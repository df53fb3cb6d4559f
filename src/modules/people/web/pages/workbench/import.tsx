import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DownloadButton } from '../../components/workbench/download-button.tsx'
import styles from '../../components/workbench/import.module.css'
import { ImportCounts } from '../../components/workbench/import-counts.tsx'
import { refresh } from '../../components/workbench/refresh.ts'
import type { ImportView } from '../../components/workbench/views.ts'
import { call, useRead, useWrite } from '../../queries.ts'

type Problem = ImportView['problems'][number]

function Problems({ view }: { view: ImportView }) {
  const t = useWords('people')
  const columns: Column<Problem>[] = [
    {
      key: 'row',
      head: t('workbench.import.row'),
      narrow: true,
      cell: ({ row }) => t('workbench.import.nth_row', { row }),
    },
    { key: 'name', head: t('words.name'), narrow: true, cell: ({ name }) => name },
    {
      key: 'words',
      head: t('workbench.import.problem'),
      cell: ({ words }) => words.map((sentence) => <div key={sentence}>{sentence}</div>),
    },
  ]
  return (
    <Card title={t('workbench.import.problems')} flush>
      <RecordTable
        caption={t('workbench.import.problems')}
        columns={columns}
        rows={view.problems}
        keyOf={({ row }) => String(row)}
      />
      {view.rows_refused > view.problems.length && (
        <p>{t('workbench.import.capped', { count: view.problems.length })}</p>
      )}
    </Card>
  )
}

function Apply({ view }: { view: ImportView }) {
  const t = useWords('people')
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const write = useWrite('POST /api/c/:community/people/imports/:id/apply', {
    refresh: [...refresh, 'GET /api/c/:community/people/imports', 'GET /api/c/:community/people/imports/:id'],
    onSuccess: () => {
      toast(t('workbench.import.applied'))
      setAsking(false)
    },
  })
  const good = view.rows_new + view.rows_changed
  if (view.state === 'checked' && good === 0) return <p>{t('workbench.import.nothing_to_apply')}</p>
  if (!view.can.includes('apply')) return null
  return (
    <>
      <Button kind="main" narrow onClick={() => setAsking(true)}>
        {t('workbench.import.apply', { count: good })}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('workbench.import.apply_title', { count: good })}
          confirm={t('workbench.import.apply', { count: good })}
          busy={write.isPending}
          onConfirm={() => write.mutate({ params: { id: view.id } })}
          onClose={() => setAsking(false)}
        >
          <p>{t('workbench.import.apply_help', { count: view.rows_refused })}</p>
          {write.error && <ErrorState problem={write.error} part />}
        </ConfirmDialog>
      )}
    </>
  )
}

function Result({ view }: { view: ImportView }) {
  const t = useWords('people')
  const dates = useDates()
  return (
    <Stack>
      <p>
        <StateTag tone={view.state === 'applied' ? 'done' : 'wait'}>
          {t(`workbench.imports.states.${view.state}`)}
        </StateTag>{' '}
        {dates.full(view.applied_at ?? view.checked_at)}
      </p>
      <ImportCounts view={view} />
      {view.unknown_columns.length > 0 && (
        <p>{t('workbench.import.unknown_columns', { columns: view.unknown_columns.join(t('words.comma')) })}</p>
      )}
      <div className={styles.acts}>
        <Apply view={view} />
        {view.rows_refused > 0 && (
          <DownloadButton
            take={() => call('GET /api/c/:community/people/imports/:id/errors', { params: { id: view.id } })}
            fileName={t('workbench.import.errors_name')}
          >
            {t('workbench.import.errors')}
          </DownloadButton>
        )}
        {view.state === 'applied' && <ButtonLink to="/people">{t('workbench.import.see_register')}</ButtonLink>}
      </div>
      {view.problems.length > 0 && <Problems view={view} />}
    </Stack>
  )
}

/** What a sheet would bring into the register, row by row in plain words; the good rows are let in on a word. */
export default function ImportPage({ params }: PageProps<'id'>) {
  const t = useWords('people')
  const query = useRead('GET /api/c/:community/people/imports/:id', { params: { id: params.id } })
  return (
    <PageFrame
      title={query.data?.name ?? t('workbench.import.title')}
      back="/people/imports"
      backLabel={t('workbench.imports.title')}
    >
      <QueryView query={query}>{(view) => <Result view={view} />}</QueryView>
    </PageFrame>
  )
}
