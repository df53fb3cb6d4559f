import { IconUsersGroup } from '@tabler/icons-react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { RowLinks } from '../../../../../app/web/kit/row-links.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ExportSheet } from '../../components/export-sheet.tsx'
import { Found } from '../../components/found.tsx'
import styles from '../../components/meetings.module.css'
import { MeetingState } from '../../components/states.tsx'
import { kinds } from '../../components/views.ts'
import { call, useReadPages } from '../../queries.ts'

type Row = {
  id: string
  title: string
  kind: (typeof kinds)[number]
  place: string
  starts_at: string
  state: 'called' | 'open' | 'closed' | 'cancelled'
  invited: number
  came: number
  decisions: number
  decisions_open: number
}

/** What is to come and what was: the way to everything about meetings. */
export default function Meetings() {
  const t = useWords('deliberation')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const keeps = useMay()('deliberation.keep')
  const show = search['show'] === 'past' ? 'past' : 'coming'
  const kind = kinds.find((one) => one === search['kind'])
  const list = useReadPages('GET /api/c/:community/meetings', { query: { show, ...(kind ? { kind } : {}) } })
  const columns: Column<Row>[] = [
    {
      key: 'title',
      head: t('words.title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/meetings/${row.id}`}>{row.title}</Link>
          <Under>{[t(`words.kind.${row.kind}`), row.place].join(' · ')}</Under>
        </>
      ),
    },
    { key: 'when', head: t('words.starts_at'), cell: (row) => dates.full(row.starts_at) },
    { key: 'came', head: t('words.came'), labelled: true, narrow: true, cell: (row) => `${row.came}/${row.invited}` },
    {
      key: 'decisions',
      head: t('words.decisions'),
      labelled: true,
      narrow: true,
      cell: (row) => t('words.of_decisions', { open: row.decisions_open, count: row.decisions }),
    },
    { key: 'state', head: t('words.state_label'), cell: (row) => <MeetingState state={row.state} />, phone: 'end' },
  ]
  return (
    <PageFrame
      title={t('workbench.meetings.title')}
      intro={t('workbench.meetings.intro')}
      actions={
        keeps && (
          <ButtonLink to="/meetings/new" kind="main" narrow icon={IconUsersGroup}>
            {t('workbench.nav.call')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <div className={styles.row} data-screen-only>
          <SelectField
            name="show"
            label={t('words.which')}
            short
            value={show}
            onChange={(value) => setSearch({ show: value === 'past' ? value : undefined })}
            options={(['coming', 'past'] as const).map((value) => ({ value, label: t(`words.show.${value}`) }))}
          />
          <SelectField
            name="kind"
            label={t('words.kind_label')}
            short
            any
            value={kind ?? ''}
            onChange={(value) => setSearch({ kind: value || undefined })}
            options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
          />
        </div>
        <div className={styles.row} data-screen-only>
          {list.data && <Found count={list.data.found} />}
          <ExportSheet
            name={t('workbench.meetings.title')}
            take={() => call('POST /api/c/:community/meetings/export', { body: { show, ...(kind ? { kind } : {}) } })}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.meetings.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <BenchUnderTree />,
            title: t(`workbench.meetings.none_${show}`),
            help: t('workbench.meetings.none_help'),
          }}
        />
        <Card title={t('workbench.meetings.more')}>
          <RowLinks
            rows={[
              {
                to: '/meeting-decisions',
                label: t('workbench.nav.decisions'),
                note: t('workbench.meetings.decisions_note'),
              },
              {
                to: '/meeting-promises',
                label: t('workbench.promises.title'),
                note: t('workbench.meetings.promises_note'),
              },
              { to: '/meeting-suggestions', label: t('workbench.suggestions.title') },
              { to: '/meeting-figures', label: t('workbench.figures.title') },
              { to: '/meeting-series', label: t('workbench.nav.series') },
              { to: '/meeting-laws', label: t('workbench.laws.title') },
            ]}
          />
        </Card>
      </Stack>
    </PageFrame>
  )
}
