import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useCaseColumns } from '../../components/workbench/case-table.tsx'
import { SheetButton } from '../../components/workbench/sheet-button.tsx'
import { call, useRead, useReadPages } from '../../queries.ts'

const states = ['open', 'ended'] as const
const yes = (value: string | undefined) => (value === 'yes' ? ('yes' as const) : undefined)

/** Cases of the counters, newest first. */
export default function Cases() {
  const t = useWords('counters')
  const [search, setSearch] = useSearch()
  const columns = useCaseColumns()
  const matters = useRead('GET /api/c/:community/guide', { query: { retired: 'yes' } })
  const state = states.find((one) => one === search['state'])
  const filter = {
    mine: yes(search['mine']),
    late: yes(search['late']),
    matter: search['matter'],
    q: search['q'],
    state,
  }
  const query = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as typeof filter
  const list = useReadPages('GET /api/c/:community/service-cases', { query })
  const filtered = Object.keys(query).length > 0
  const scope = filter.mine ? 'mine' : filter.late ? 'late' : ''
  return (
    <PageFrame
      title={t('workbench.cases.title')}
      intro={t('workbench.cases.intro')}
      back="/reception"
      actions={
        <SheetButton
          label={t('workbench.cases.sheet')}
          file={t('workbench.cases.file')}
          take={() => call('POST /api/c/:community/service-cases/sheet', { body: query })}
        />
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <TextField
            name="q"
            type="search"
            label={t('workbench.cases.search')}
            value={search['q'] ?? ''}
            onChange={(q) => setSearch({ q: q || undefined })}
          />
          <SelectField
            name="state"
            label={t('words.state')}
            short
            any
            value={state ?? ''}
            onChange={(value) => setSearch({ state: value || undefined })}
            options={states.map((value) => ({ value, label: t(`words.case_state.${value}`) }))}
          />
          <SelectField
            name="scope"
            label={t('workbench.cases.scope')}
            short
            any
            value={scope}
            onChange={(value) =>
              setSearch({ mine: value === 'mine' ? 'yes' : undefined, late: value === 'late' ? 'yes' : undefined })
            }
            options={(['mine', 'late'] as const).map((value) => ({ value, label: t(`workbench.cases.${value}`) }))}
          />
          <SelectField
            name="matter"
            label={t('words.matter')}
            any
            value={search['matter'] ?? ''}
            onChange={(value) => setSearch({ matter: value || undefined })}
            options={(matters.data?.items ?? []).map((one) => ({ value: one.code, label: one.name }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.cases.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered
              ? { title: t('workbench.cases.filtered'), help: t('workbench.cases.filtered_help') }
              : { drawing: <TeaTable />, title: t('workbench.cases.none'), help: t('workbench.cases.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}
