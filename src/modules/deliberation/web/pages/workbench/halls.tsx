import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { TopicState } from '../../components/topics/facts.tsx'
import styles from '../../components/topics/topics.module.css'
import { stageKinds, type Topic } from '../../components/topics/views.ts'
import { call, useRead, useReadPages } from '../../queries.ts'

type Row = Pick<
  Topic,
  'id' | 'number' | 'title' | 'hall' | 'state' | 'stage_name' | 'until_day' | 'late' | 'took_part' | 'waiting'
>
const states = ['open', 'closed', 'dropped', 'all'] as const

function useColumns(): Column<Row>[] {
  const t = useWords('deliberation')
  const dates = useDates()
  return [
    {
      key: 'title',
      head: t('words.topic_title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/halls/${row.id}`}>{row.title}</Link>
          <Under>{[row.number, row.hall || t('words.whole_community')].join(' · ')}</Under>
        </>
      ),
    },
    { key: 'until', head: t('words.stage_until'), labelled: true, cell: (row) => dates.day(row.until_day) },
    { key: 'took', head: t('words.took_part'), labelled: true, narrow: true, cell: (row) => row.took_part },
    { key: 'waiting', head: t('words.waiting'), labelled: true, narrow: true, cell: (row) => row.waiting },
    { key: 'state', head: t('words.state_label'), cell: (row) => <TopicState topic={row} />, phone: 'end' },
  ]
}

/** Every topic the reader's posts reach: what runs, what waits, how it ended. */
export default function Halls() {
  const t = useWords('deliberation')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const [problem, setProblem] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const state = states.find((one) => one === search['state']) ?? 'open'
  const stage = stageKinds.find((one) => one === search['stage'])
  const template = search['template']
  const templates = useRead('GET /api/c/:community/topic-templates', {})
  const q = search['q']?.trim()
  const filter = { state, ...(stage ? { stage } : {}), ...(template ? { template } : {}), ...(q ? { q } : {}) }
  const list = useReadPages('GET /api/c/:community/topics', { query: filter })
  const columns = useColumns()
  const filtered = Boolean(stage || template || q || state !== 'open')
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    await call('POST /api/c/:community/topics/export', { body: filter })
      .then((file) => saveFile(file as Blob, `${t('workbench.topics.title')}.xlsx`))
      .catch(setProblem)
    setBusy(false)
  }
  return (
    <PageFrame
      title={t('workbench.topics.title')}
      intro={t('workbench.topics.intro')}
      actions={
        may('deliberation.keep') && (
          <ButtonLink to="/halls/new" kind="main" narrow icon={IconPlus}>
            {t('workbench.topics.open')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <div className={styles.row} data-screen-only>
          <TextField
            name="q"
            label={t('workbench.topics.search')}
            type="search"
            short
            value={search['q'] ?? ''}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
          <SelectField
            name="state"
            label={t('words.which')}
            short
            value={state}
            onChange={(value) => setSearch({ state: value === 'open' ? undefined : value })}
            options={states.map((value) => ({ value, label: t(`words.topic_state.${value}`) }))}
          />
          <SelectField
            name="stage"
            label={t('words.stage_label')}
            short
            any
            value={stage ?? ''}
            onChange={(value) => setSearch({ stage: value || undefined })}
            options={stageKinds.map((value) => ({ value, label: t(`words.stage.${value}`) }))}
          />
          <SelectField
            name="template"
            label={t('words.template_label')}
            short
            any
            value={template ?? ''}
            onChange={(value) => setSearch({ template: value || undefined })}
            options={(templates.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.topics.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered
              ? { title: t('workbench.topics.filtered'), help: t('workbench.topics.filtered_help') }
              : {
                  drawing: <BenchUnderTree />,
                  title: t('workbench.topics.none'),
                  help: t('workbench.topics.none_help'),
                }
          }
        />
        {may('deliberation.keep') && (
          <div data-screen-only>
            <Button narrow icon={IconDownload} busy={busy} onClick={() => void take()}>
              {t('workbench.topics.export')}
            </Button>
          </div>
        )}
        {problem !== undefined && <ErrorState problem={problem as never} part />}
        <Card title={t('workbench.topics.more')}>
          <RowLinks
            rows={[
              ...(may('deliberation.keep')
                ? [{ to: '/halls-queue', label: t('workbench.queue.title'), note: t('workbench.queue.note') }]
                : []),
              { to: '/hall-templates', label: t('workbench.templates.title'), note: t('workbench.templates.note') },
            ]}
          />
        </Card>
      </Stack>
    </PageFrame>
  )
}
