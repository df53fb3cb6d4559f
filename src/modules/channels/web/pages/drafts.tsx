import { IconClipboardText } from '@tabler/icons-react'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { DraftFilters, ExportDrafts, filterOf } from '../components/draft-filters.tsx'
import { DraftState, useDraftTitle } from '../components/draft-words.tsx'
import type { DraftRow } from '../components/views.ts'
import { useReadPages } from '../queries.ts'

/** What was said in groups and into the telephone: what waits, the longest first. */
export default function Drafts() {
  const t = useWords('channels')
  const [search, setSearch] = useSearch()
  const state = search['state'] === 'settled' ? 'settled' : 'waiting'
  const filter = filterOf(search)
  const filtered = Object.keys(filter).length > 0
  const list = useReadPages('GET /api/c/:community/intake-drafts', { query: { state, ...filter } })
  const columns = useColumns(state)
  return (
    <PageFrame
      title={t('workbench.drafts.title')}
      intro={t('workbench.drafts.intro')}
      actions={
        <>
          <ExportDrafts filter={{ state, ...filter }} />
          <ButtonLink to="/drafts/new" kind="main" narrow icon={IconClipboardText}>
            {t('workbench.drafts.paste')}
          </ButtonLink>
        </>
      }
    >
      <Stack>
        <div className={layout['filters']} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state')}
            short
            value={state}
            onChange={(value) => setSearch({ state: value === 'waiting' ? undefined : value })}
            options={[
              { value: 'waiting', label: t('words.waiting') },
              { value: 'settled', label: t('words.settled') },
            ]}
          />
          <DraftFilters filter={filter} areaName={search['area_name'] ?? ''} setSearch={setSearch} />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.drafts.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered || state === 'settled'
              ? { title: t('workbench.drafts.none_here'), help: t('workbench.drafts.none_here_help') }
              : { drawing: <TeaTable />, title: t('workbench.drafts.none'), help: t('workbench.drafts.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}

function useColumns(state: 'waiting' | 'settled'): Column<DraftRow>[] {
  const t = useWords('channels')
  const dates = useDates()
  const titleOf = useDraftTitle()
  return [
    {
      key: 'said',
      head: t('words.said'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/drafts/${row.id}`}>{titleOf(row)}</Link>
          <Under>{[row.speaker, row.group?.name ?? t(`words.source.${row.source}`)].filter(Boolean).join(' · ')}</Under>
        </>
      ),
    },
    {
      key: 'guess',
      head: t('words.looks_like'),
      cell: (row) => [row.item?.name, row.place].filter(Boolean).join(' · ') || t('words.unclear'),
    },
    {
      key: 'sure',
      head: t(state === 'waiting' ? 'words.sureness_label' : 'words.state'),
      labelled: state === 'waiting',
      narrow: true,
      cell: (row) => (state === 'waiting' ? t(`words.sureness.${row.sureness}`) : <DraftState state={row.state} />),
    },
    { key: 'at', head: t('words.at'), narrow: true, phone: 'end', cell: (row) => dates.full(row.made_at) },
  ]
}
