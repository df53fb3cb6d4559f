import { IconSpeakerphone } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useWhistleColumns } from '../../components/workbench/whistle-table.tsx'
import { useRead, useReadPages } from '../../queries.ts'

const states = ['open', 'closed', 'withdrawn'] as const
const codes = ['everyday', 'joint_enforcement', 'emergency'] as const

function useFilters() {
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const kind = codes.find((one) => one === search['kind'])
  const scope = search['late'] === 'yes' ? ('late' as const) : search['mine'] === 'yes' ? ('mine' as const) : undefined
  const query = {
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(scope ? { [scope]: 'yes' as const } : {}),
  }
  return { state, kind, scope, query, setSearch }
}

/** Whistles the reader sees, newest first; the filters live in the address. */
export default function Whistles() {
  const t = useWords('whistles')
  const may = useMay()
  const columns = useWhistleColumns()
  const { state, kind, scope, query, setSearch } = useFilters()
  const list = useReadPages('GET /api/c/:community/whistles', { query })
  const kinds = useRead('GET /api/c/:community/whistles/kinds')
  const nameOf = (code: string) => kinds.data?.items.find((one) => one.code === code)?.name ?? ''
  const set = (key: string) => (value: string) => setSearch({ [key]: value || undefined })
  const filtered = state !== undefined || kind !== undefined || scope !== undefined
  return (
    <PageFrame
      title={t('workbench.list.title')}
      intro={t('workbench.list.intro')}
      actions={
        <>
          {may('whistles.figures') && <ButtonLink to="/whistles/figures">{t('workbench.figures.title')}</ButtonLink>}
          {may('whistles.blow') && (
            <ButtonLink to="/whistles/new" kind="main" narrow icon={IconSpeakerphone}>
              {t('workbench.blow.open')}
            </ButtonLink>
          )}
        </>
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
            onChange={set('state')}
            options={states.map((value) => ({ value, label: t(`words.state.${value}`) }))}
          />
          <SelectField
            name="kind"
            label={t('words.kind')}
            short
            any
            value={kind ?? ''}
            onChange={set('kind')}
            options={codes.map((value) => ({ value, label: nameOf(value) }))}
          />
          <SelectField
            name="scope"
            label={t('words.scope')}
            short
            any
            value={scope ?? ''}
            onChange={(value) =>
              setSearch({ late: value === 'late' ? 'yes' : undefined, mine: value === 'mine' ? 'yes' : undefined })
            }
            options={[
              { value: 'late', label: t('words.scopes.late') },
              { value: 'mine', label: t('words.scopes.mine') },
            ]}
          />
        </div>
        <FilterChips
          chips={[
            { key: 'state', label: t('words.state_label'), value: state && t(`words.state.${state}`) },
            { key: 'kind', label: t('words.kind'), value: kind && nameOf(kind) },
            { key: scope ?? 'late', label: t('words.scope'), value: scope && t(`words.scopes.${scope}`) },
          ]}
          onDrop={(key) => setSearch({ [key]: undefined })}
          onClear={() => setSearch({ state: undefined, kind: undefined, late: undefined, mine: undefined })}
        />
        <RecordPages
          pages={list}
          caption={t('workbench.list.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered
              ? { title: t('workbench.list.filtered'), help: t('workbench.list.filtered_help') }
              : { drawing: <NoticeBoard />, title: t('workbench.list.none'), help: t('workbench.list.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}
