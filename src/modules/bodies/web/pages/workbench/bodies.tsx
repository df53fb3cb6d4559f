import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../app/web/kit/record-table.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { bodyKinds, departmentKinds } from '../../../contract/kinds.ts'
import styles from '../../components/workbench/body.module.css'
import { KindField } from '../../components/workbench/body-fields.tsx'
import type { BodyBrief, BodyKind, DepartmentKind } from '../../components/workbench/views.ts'
import { useReadPages } from '../../queries.ts'

type Search = Record<string, string | undefined>

const names = ['q', 'kind', 'department_kind'] as const

function Filters({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('bodies')
  const [text, setText] = useState(search.q ?? '')
  return (
    <form
      className={styles.bar}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ q: text.trim() })
      }}
    >
      <div className={styles.search}>
        <TextField name="q" label={t('words.name')} type="search" value={text} onChange={setText} />
        <Button type="submit" icon={IconSearch}>
          {t('workbench.bodies.find')}
        </Button>
      </div>
      <KindField
        any
        name="kind"
        group="body_kinds"
        kinds={bodyKinds}
        value={(search.kind ?? '') as BodyKind | ''}
        onChange={(kind) => onChange({ kind, department_kind: undefined })}
      />
      {search.kind === 'department' && (
        <KindField
          any
          name="department_kind"
          group="department_kinds"
          kinds={departmentKinds}
          value={(search.department_kind ?? '') as DepartmentKind | ''}
          onChange={(kind) => onChange({ department_kind: kind })}
        />
      )}
    </form>
  )
}

function Rows({ rows }: { rows: BodyBrief[] }) {
  const t = useWords('bodies')
  const columns: Column<BodyBrief>[] = [
    {
      key: 'name',
      head: t('words.name'),
      cell: (row) => (
        <>
          <Link to={`/bodies/${row.id}`}>{row.name}</Link>
          <Under>
            {[
              t(`words.body_kinds.${row.kind}`),
              row.department_kind && t(`words.department_kinds.${row.department_kind}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Under>
        </>
      ),
    },
    { key: 'area', head: t('words.area'), cell: (row) => row.area?.name ?? t('words.whole_community') },
    {
      key: 'phone',
      head: t('words.public_phone'),
      narrow: true,
      cell: (row) => row.public_phone && <PhoneLink phone={row.public_phone} />,
    },
  ]
  return <RecordTable caption={t('workbench.bodies.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

/** The bodies of the community, and whoever else answers for requests. */
export default function BodiesPage() {
  const t = useWords('bodies')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const list = useReadPages('GET /api/c/:community/bodies', {
    query: {
      ...(search.q ? { q: search.q } : {}),
      kind: search.kind as BodyKind | undefined,
      department_kind: search.department_kind as DepartmentKind | undefined,
    },
  })
  const chips = [
    { key: 'q', label: t('words.name'), value: search.q },
    { key: 'kind', label: t('words.kind'), value: search.kind && t(`words.body_kinds.${search.kind}`) },
    {
      key: 'department_kind',
      label: t('words.kind_label.department_kinds'),
      value: search.department_kind && t(`words.department_kinds.${search.department_kind}`),
    },
  ]
  const filtered = names.some((name) => search[name])
  return (
    <PageFrame
      title={t('workbench.bodies.title')}
      intro={t('workbench.bodies.intro')}
      actions={
        may('bodies.edit') && (
          <ButtonLink kind="main" narrow icon={IconPlus} to="/bodies/new">
            {t('workbench.acts.found.open')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <Filters key={search.q ?? ''} search={search} onChange={setSearch} />
        <FilterChips
          chips={chips}
          onDrop={(key) => setSearch({ [key]: undefined })}
          onClear={() => setSearch(Object.fromEntries(names.map((name) => [name, undefined])))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState title={t(filtered ? 'workbench.bodies.none_match' : 'workbench.bodies.none')}>
                {t(filtered ? 'workbench.none_match_help' : 'workbench.bodies.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <Rows rows={data.items} />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
