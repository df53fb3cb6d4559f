import { IconHeartHandshake } from '@tabler/icons-react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ComingCount, NeighbourCallState } from '../../components/neighbour-call-state.tsx'
import type { NeighbourCall } from '../../components/workbench/call-views.ts'
import { useReadPages } from '../../queries.ts'

const states = ['open', 'held', 'withdrawn'] as const

/** 吹哨我来: what the community called for, the latest first. */
export default function NeighbourCalls() {
  const t = useWords('whistles')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/neighbour-calls', { query: state ? { state } : {} })
  const columns: Column<NeighbourCall>[] = [
    {
      key: 'what',
      head: t('words.call_title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/neighbour-calls/${row.id}`}>{row.title}</Link>
          <Under>{[row.place, row.place_detail].filter(Boolean).join(' · ')}</Under>
        </>
      ),
    },
    { key: 'when', head: t('words.meets_at'), cell: (row) => dates.full(row.meets_at) },
    { key: 'coming', head: t('words.coming'), cell: (row) => <ComingCount call={row} came={row.came} /> },
    { key: 'state', head: t('words.state_label'), cell: (row) => <NeighbourCallState call={row} />, phone: 'end' },
  ]
  return (
    <PageFrame
      title={t('workbench.calls.title')}
      intro={t('workbench.calls.intro')}
      actions={
        <ButtonLink to="/neighbour-calls/new" kind="main" narrow icon={IconHeartHandshake}>
          {t('workbench.calls.open')}
        </ButtonLink>
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state_label')}
            short
            any
            value={state ?? ''}
            onChange={(value) => setSearch({ state: value || undefined })}
            options={states.map((value) => ({ value, label: t(`words.call_state.${value}`) }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.calls.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            state
              ? { title: t('workbench.calls.filtered'), help: t('workbench.list.filtered_help') }
              : { drawing: <BenchUnderTree />, title: t('workbench.calls.none'), help: t('workbench.calls.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}
