import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag, type Tone } from '../../../../../app/web/kit/state-tag.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { refresh } from '../../components/workbench/refresh.ts'
import type { Correction } from '../../components/workbench/views.ts'
import { useReadPages, useWrite } from '../../queries.ts'

const answerMost = 500
const tones: Record<Correction['state'], Tone> = { open: 'need', mended: 'done', declined: 'rest' }

/** What became of the wish, in words the resident reads. */
function Answer({ correction, onClose }: { correction: Correction; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.answer_correction', onClose)
  const [state, setState] = useState<'mended' | 'declined'>('mended')
  const [answer, setAnswer] = useState('')
  const write = useWrite('POST /api/c/:community/people/corrections/:id/answer', { refresh, onSuccess: done })
  const go = () => write.mutate({ params: { id: correction.id }, body: { state, answer } }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.answer_correction.help', { wish: correction.wish })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <RadioCards
        name="state"
        label={t('workbench.corrections.outcome')}
        value={state}
        onChange={setState}
        options={(['mended', 'declined'] as const).map((value) => ({
          value,
          label: t(`words.correction.${value}`),
          hint: t(`workbench.corrections.about.${value}`),
        }))}
      />
      <TextAreaField
        name="answer"
        label={t('workbench.corrections.answer')}
        hint={t('workbench.corrections.answer_hint')}
        value={answer}
        onChange={setAnswer}
        rows={3}
        max={answerMost}
        error={form.errors.answer}
      />
    </FormDialog>
  )
}

function Rows({ rows }: { rows: Correction[] }) {
  const t = useWords('people')
  const dates = useDates()
  const [answering, setAnswering] = useState<Correction | null>(null)
  const columns: Column<Correction>[] = [
    {
      key: 'person',
      head: t('workbench.corrections.who'),
      cell: (row) => (
        <>
          <Link to={`/people/${row.person_id}`}>{row.person_name}</Link>
          <Under>{dates.full(row.asked_at)}</Under>
        </>
      ),
    },
    {
      key: 'wish',
      head: t('workbench.corrections.wish'),
      cell: (row) => (
        <>
          {row.wish}
          {row.answer && <Under>{t('workbench.corrections.answered', { answer: row.answer })}</Under>}
        </>
      ),
    },
    {
      key: 'state',
      head: t('workbench.corrections.state'),
      narrow: true,
      cell: (row) => <StateTag tone={tones[row.state]}>{t(`words.correction.${row.state}`)}</StateTag>,
    },
    {
      key: 'act',
      head: t('workbench.corrections.act'),
      narrow: true,
      cell: (row) =>
        row.state === 'open' && (
          <Button onClick={() => setAnswering(row)}>{t('workbench.acts.answer_correction.act')}</Button>
        ),
    },
  ]
  return (
    <Card flush>
      <RecordTable caption={t('workbench.corrections.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
      {answering && <Answer correction={answering} onClose={() => setAnswering(null)} />}
    </Card>
  )
}

/** Residents who want their entry mended (个人信息保护法 46), the open ones first. */
export default function CorrectionsPage() {
  const t = useWords('people')
  const list = useReadPages('GET /api/c/:community/people/corrections', { query: {} })
  return (
    <PageFrame title={t('workbench.corrections.title')} intro={t('workbench.corrections.intro')}>
      <Stack>
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState drawing={<TeaTable />} title={t('workbench.corrections.none')}>
                {t('workbench.corrections.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => <Rows rows={data.items} />}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
