import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { CrossCard } from '../../components/cross-card.tsx'
import { QuestionFigures, RateList } from '../../components/result-figures.tsx'
import type { Results } from '../../components/views.ts'
import { call, useRead } from '../../queries.ts'

/** What was answered: question by question, one against another, on paper or as a sheet. */
export default function ResultsPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const results = useRead('GET /api/c/:community/questionnaires/:id/results', { params: { id: params.id } })
  return (
    <PageFrame title={results.data?.title ?? t('workbench.one.results')} back={`/questionnaires/${params.id}`}>
      <QueryView query={results}>{(data) => <Shown results={data} />}</QueryView>
    </PageFrame>
  )
}

function Shown({ results }: { results: Results }) {
  const t = useWords('questionnaires')
  return (
    <Stack>
      <Card title={t('words.response')}>
        <RateList results={results} />
        {results.reach === 'link' && <p>{t('words.link_only')}</p>}
      </Card>
      {results.withheld ? (
        <EmptyState drawing={<TeaTable />} title={t(`words.withheld.${results.withheld}`)}>
          {t(`workbench.results.withheld_help.${results.withheld}`)}
        </EmptyState>
      ) : (
        <>
          <TakeOut results={results} />
          <Card title={t('workbench.results.figures')}>
            {results.questions.map((result, index) => (
              <QuestionFigures key={result.question.id} result={result} number={index + 1} ground={results.ground} />
            ))}
          </Card>
          <CrossCard id={results.id} questions={results.questions.map((one) => one.question)} />
        </>
      )}
    </Stack>
  )
}

function TakeOut({ results }: { results: Results }) {
  const t = useWords('questionnaires')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const bytes = await call('POST /api/c/:community/questionnaires/:id/sheet', {
        params: { id: results.id },
        body: {},
      })
      saveFile(bytes as Blob, t('workbench.results.file', { title: results.title, version: results.version }))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <div className={layout['acts']} data-screen-only>
      <Button icon={IconPrinter} onClick={() => print()}>
        {t('workbench.results.print')}
      </Button>
      <Button icon={IconDownload} busy={busy} onClick={() => void take()}>
        {t('workbench.results.sheet')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </div>
  )
}
