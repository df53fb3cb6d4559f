import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { DownloadButton } from '../../components/workbench/download-button.tsx'
import styles from '../../components/workbench/import/import.module.css'
import { ImportApply } from '../../components/workbench/import/import-apply.tsx'
import { ImportColumns } from '../../components/workbench/import/import-columns.tsx'
import { ImportCounts } from '../../components/workbench/import/import-counts.tsx'
import { ImportFailure, ImportGiveUp } from '../../components/workbench/import/import-failure.tsx'
import { ImportProblems } from '../../components/workbench/import/import-problems.tsx'
import { ImportProgress } from '../../components/workbench/import/import-progress.tsx'
import { ImportProposals } from '../../components/workbench/import/import-proposals.tsx'
import { ImportKept, ImportUndo } from '../../components/workbench/import/import-undo.tsx'
import { importReads, whileWorking } from '../../components/workbench/import/reads.ts'
import { type ImportView, importTones } from '../../components/workbench/views.ts'
import { call, useRead, useWrite } from '../../queries.ts'

function CheckAgain({ view }: { view: ImportView }) {
  const t = useWords('people')
  const write = useWrite('POST /api/c/:community/people/imports/:id/check', { refresh: importReads })
  if (!view.can.includes('check')) return null
  return (
    <>
      <Button narrow busy={write.isPending} onClick={() => write.mutate({ params: { id: view.id }, body: {} })}>
        {t('workbench.import.check_again')}
      </Button>
      {write.error && <ErrorState problem={write.error} part />}
    </>
  )
}

function Errors({ view }: { view: ImportView }) {
  const t = useWords('people')
  if (view.rows_refused === 0 || view.state === 'checking' || view.state === 'given_up') return null
  const [name = '', ending = ''] = view.name.split(/(\.(?:xlsx|csv))$/i)
  return (
    <DownloadButton
      take={() => call('GET /api/c/:community/people/imports/:id/errors', { params: { id: view.id } })}
      fileName={t('workbench.import.errors_name', { name }) + ending}
    >
      {t('workbench.import.errors')}
    </DownloadButton>
  )
}

/** States in which it is known what the rows would do, or did. */
const counted: ImportView['state'][] = ['checked', 'applying', 'applied', 'undoing', 'undone']

function Result({ view }: { view: ImportView }) {
  const t = useWords('people')
  const dates = useDates()
  return (
    <Stack>
      <p>
        <StateTag tone={importTones[view.state]}>{t(`workbench.imports.states.${view.state}`)}</StateTag>{' '}
        {dates.full(view.applied_at ?? view.checked_at)}
      </p>
      <ImportProgress view={view} />
      <ImportFailure view={view} />
      {view.state === 'mapping' && <p>{t('workbench.import.map_needed')}</p>}
      {counted.includes(view.state) && <ImportCounts view={view} />}
      {view.unknown_columns.length > 0 && (
        <p>{t('workbench.import.unknown_columns', { columns: view.unknown_columns.join(t('words.comma')) })}</p>
      )}
      <div className={styles.acts}>
        <ImportApply view={view} />
        <Errors view={view} />
        <ImportColumns view={view} />
        <CheckAgain view={view} />
        <ImportUndo view={view} />
        <ImportGiveUp view={view} />
        {view.state === 'applied' && <ButtonLink to="/people">{t('workbench.import.see_register')}</ButtonLink>}
      </div>
      {view.state === 'undone' && (
        <p>{t('workbench.import.undone', { undone: view.rows_undone, kept: view.rows_kept })}</p>
      )}
      <ImportKept view={view} />
      {view.state === 'checked' && view.proposals > 0 && <ImportProposals view={view} />}
      {view.problems.length > 0 && <ImportProblems view={view} />}
    </Stack>
  )
}

/** What a sheet would bring into the register, row by row in plain words; the good rows are let in on a word. */
export default function ImportPage({ params }: PageProps<'id'>) {
  const t = useWords('people')
  const query = useRead(
    'GET /api/c/:community/people/imports/:id',
    { params: { id: params.id } },
    { refetchInterval: whileWorking },
  )
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
