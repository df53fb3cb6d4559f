import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { useListed, useWords } from '../../../../../app/web/words.ts'
import { Acts } from '../../components/acts.tsx'
import { QuestionnaireState } from '../../components/state.tsx'
import type { View } from '../../components/views.ts'
import { useRead } from '../../queries.ts'

/** One questionnaire for who keeps it: what it is, whom it asks, how many answered, what to do next. */
export default function QuestionnairePage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const view = useRead('GET /api/c/:community/questionnaires/:id', { params: { id: params.id } })
  return (
    <PageFrame title={view.data?.title ?? t('workbench.list.title')} back="/questionnaires">
      <QueryView query={view}>
        {(data) => (
          <Stack>
            <Facts view={data} />
            <Ways view={data} />
            {data.state === 'draft' ? <Population id={data.id} /> : <Response view={data} />}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Facts({ view }: { view: View }) {
  const t = useWords('questionnaires')
  const listed = useListed()
  const dates = useDates()
  const { paper } = view
  const everywhere = t('workbench.one.everywhere')
  const rows = [
    {
      label: t('words.reach_label'),
      value: t(`words.reach_said.${view.reach}`, { unit: t(`words.unit.${view.unit}`) }),
    },
    { label: t('workbench.write.areas'), value: listed(view.areas.map((area) => area.name)) || everywhere },
    { label: t('workbench.write.anonymous'), value: t(view.anonymous ? 'words.anonymous_is' : 'words.named_is') },
    {
      label: t('workbench.one.questions'),
      value: t('workbench.one.questions_count', { count: view.questions.length }),
    },
    ...(view.until_day ? [{ label: t('workbench.write.until'), value: dates.day(view.until_day) }] : []),
    ...(view.reminded_at ? [{ label: t('workbench.one.reminded'), value: dates.full(view.reminded_at) }] : []),
    ...(view.seed && view.reach === 'sample' ? [{ label: t('words.seed'), value: view.seed }] : []),
    ...(paper.checked_sheets > 0
      ? [{ label: t('workbench.one.checked'), value: t('workbench.one.checked_said', { ...paper }) }]
      : []),
    ...(view.conclusion ? [{ label: t('words.conclusion'), value: view.conclusion }] : []),
  ]
  return (
    <Card
      title={t('workbench.list.version', { version: view.version })}
      aside={<QuestionnaireState state={view.state} />}
    >
      <Stack>
        {view.intro && <p className={layout['text']}>{view.intro}</p>}
        <LabelList rows={rows} />
        <Acts view={view} />
      </Stack>
    </Card>
  )
}

function Ways({ view }: { view: View }) {
  const t = useWords('questionnaires')
  const at = `/questionnaires/${view.id}`
  const { waiting, differing } = view.paper
  const open = view.state === 'open'
  const begun = view.state !== 'draft'
  return (
    <Card title={t('workbench.one.ways')}>
      <RowLinks
        rows={[
          { label: t('workbench.one.preview'), note: t('workbench.one.preview_note'), to: `${at}/preview` },
          ...(open
            ? [
                { label: t('workbench.one.letters'), note: t('workbench.one.letters_note'), to: `${at}/letters` },
                {
                  label: t('workbench.one.papers'),
                  note: t('workbench.one.papers_note', { waiting, differing }),
                  to: `${at}/papers`,
                },
              ]
            : []),
          ...(begun
            ? [
                { label: t('workbench.one.results'), note: t('workbench.one.results_note'), to: `${at}/results` },
                { label: t('workbench.one.comments'), note: t('workbench.one.comments_note'), to: `${at}/comments` },
              ]
            : []),
          ...view.versions.map((other) => ({
            label: t('workbench.list.version', { version: other.version }),
            note: t(`workbench.state.${other.state}`),
            to: `/questionnaires/${other.id}`,
          })),
        ]}
      />
    </Card>
  )
}

type CompoundRow = { name: string; eligible: number; asked: number; answered?: number }

function useCompoundColumns(answered: boolean): Column<CompoundRow>[] {
  const t = useWords('questionnaires')
  const number = (key: 'eligible' | 'asked' | 'answered'): Column<CompoundRow> => ({
    key,
    head: t(`workbench.one.${key}`),
    cell: (row) => row[key] ?? 0,
    narrow: true,
    labelled: true,
  })
  return [
    { key: 'name', head: t('workbench.one.compound'), cell: (row) => row.name, wide: true },
    number('eligible'),
    number('asked'),
    ...(answered ? [number('answered')] : []),
  ]
}

/** Whom it would ask if it began now. */
function Population({ id }: { id: string }) {
  const t = useWords('questionnaires')
  const columns = useCompoundColumns(false)
  const population = useRead('GET /api/c/:community/questionnaires/:id/population', { params: { id } })
  return (
    <Card title={t('workbench.one.population')} flush>
      <QueryView query={population} part>
        {(data) => (
          <RecordTable
            caption={t('workbench.one.population_said', { eligible: data.eligible, asked: data.asked })}
            columns={columns}
            rows={data.compounds}
            keyOf={(row) => row.name}
          />
        )}
      </QueryView>
    </Card>
  )
}

function Response({ view }: { view: View }) {
  const t = useWords('questionnaires')
  const columns = useCompoundColumns(true)
  const { asked, answered, reach } = view
  const percent = asked === 0 ? '0.0' : ((answered / asked) * 100).toFixed(1)
  const share = t('words.percent', { value: percent })
  return (
    <Card
      title={
        reach === 'link'
          ? t('words.answered_count', { count: answered })
          : t('workbench.one.response', { share, answered, asked })
      }
      flush
    >
      <RecordTable caption={t('words.response')} columns={columns} rows={view.compounds} keyOf={(row) => row.name} />
    </Card>
  )
}
