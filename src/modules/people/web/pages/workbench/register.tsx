import { IconTableImport, IconUserPlus } from '@tabler/icons-react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ColumnChooser } from '../../../../../app/web/kit/column-chooser.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import listStyles from '../../../../../app/web/kit/list/list.module.css'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { usePeopleFound } from '../../../../../app/web/kit/people-found.ts'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SavedViews } from '../../../../../app/web/kit/views/saved-views.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import {
  allFilters,
  type ColumnName,
  columnNames,
  type OwnColumn,
  useRegisterAddress,
} from '../../components/workbench/register/columns.ts'
import { PersonRows } from '../../components/workbench/register/person-rows.tsx'
import { RegisterExport, RegisterExported } from '../../components/workbench/register/register-export.tsx'
import { RegisterFilters, useRegisterChips } from '../../components/workbench/register/register-filters.tsx'
import type { Field, RegisterQuery } from '../../components/workbench/views.ts'
import { useReadPages } from '../../queries.ts'

interface ListProps {
  query: RegisterQuery
  chosen: readonly ColumnName[]
  own: readonly Field[]
}

function List({ query, chosen, own }: ListProps) {
  const t = useWords('people')
  const list = useReadPages('GET /api/c/:community/people', { query })
  const filtered = allFilters.some((name) => query[name])
  return (
    <>
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 && !list.hasPrevious ? (
            <EmptyState title={t(filtered ? 'workbench.register.none_match' : 'workbench.register.none')}>
              {t(filtered ? 'workbench.register.none_match_help' : 'workbench.register.none_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Card flush>
            <PersonRows rows={data.items} caption={t('workbench.register.title')} chosen={chosen} own={own} />
          </Card>
        )}
      </QueryView>
      <Pager pages={list} />
    </>
  )
}

function Found({ q, chosen }: { q: string; chosen: readonly ColumnName[] }) {
  const t = useWords('people')
  const found = usePeopleFound(q)
  return (
    <QueryView
      query={found}
      empty={(data) =>
        data.items.length === 0 ? (
          <EmptyState title={t('workbench.register.nobody', { q })}>{t('workbench.register.nobody_help')}</EmptyState>
        ) : null
      }
    >
      {(data) => (
        <>
          <Card flush>
            <PersonRows rows={data.items} caption={t('workbench.register.title')} chosen={chosen} />
          </Card>
          {data.items.length >= foundMost && <p>{t('workbench.register.capped', { count: foundMost })}</p>}
        </>
      )}
    </QueryView>
  )
}

/** As many as the server finds at once. */
const foundMost = 20

/** What may be done with the register as a whole. */
function Acts({
  query,
  columns,
  listed,
}: {
  query: RegisterQuery
  columns: readonly (ColumnName | OwnColumn)[]
  listed: boolean
}) {
  const t = useWords('people')
  const may = useMay()
  return (
    <>
      {may('people.export') && listed && <RegisterExport query={query} columns={columns} />}
      {may('people.import') && (
        <ButtonLink icon={IconTableImport} to="/people/imports">
          {t('workbench.imports.title')}
        </ButtonLink>
      )}
      {may('people.register') && (
        <ButtonLink kind="main" narrow icon={IconUserPlus} to="/people/new">
          {t('workbench.register.add')}
        </ButtonLink>
      )}
    </>
  )
}

/** The register: one person by whatever is said, or a part of it by filters that can be kept as a view; numbers stay covered. */
export default function RegisterPage() {
  const t = useWords('people')
  const may = useMay()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const chips = useRegisterChips(search)
  const { address, fields } = useRegisterAddress()
  const columns = address.columnsOf(search)
  const chosen = columnNames.filter((name) => columns.includes(name))
  const own = fields.filter((field) => columns.includes(`field:${field.id}`))
  const query = { ...address.filtersOf(search), ...(search.sort ? { sort: search.sort } : {}) } as RegisterQuery
  const open = (view: string) => go(view === '' ? '/people' : `/people?${view}`)
  return (
    <PageFrame
      title={t('workbench.register.title')}
      intro={t('workbench.register.intro')}
      actions={<Acts query={query} columns={columns} listed={!search.q} />}
    >
      <Stack>
        {may('people.export') && <RegisterExported />}
        <SavedViews list="people" current={address.addressOf(search)} onOpen={open} />
        {may('people.read') && <RegisterFilters key={search.q ?? ''} search={search} onChange={setSearch} />}
        <div className={listStyles.line}>
          <FilterChips
            chips={chips}
            onDrop={(key) => setSearch({ [key]: undefined, ...(key === 'field' ? { value: undefined } : {}) })}
            onClear={() => setSearch({ ...address.none(), q: undefined })}
          />
          <ColumnChooser
            columns={[
              ...columnNames.map((key) => ({ key, label: t(`workbench.register.columns.${key}`) })),
              ...fields.map(({ id, label }) => ({ key: `field:${id}`, label })),
            ]}
            chosen={columns}
            onChange={(next) => setSearch({ columns: address.columnsText(next) })}
          />
        </div>
        {search.q ? <Found q={search.q} chosen={chosen} /> : <List query={query} chosen={chosen} own={own} />}
      </Stack>
    </PageFrame>
  )
}
