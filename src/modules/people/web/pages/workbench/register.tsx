import { IconTableImport, IconUserPlus } from '@tabler/icons-react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { PersonRows } from '../../components/workbench/person-rows.tsx'
import { filterNames, RegisterFilters, useRegisterChips } from '../../components/workbench/register-filters.tsx'
import type { Role } from '../../components/workbench/views.ts'
import { useRead, useReadPages } from '../../queries.ts'

type Search = Record<string, string | undefined>

function List({ search }: { search: Search }) {
  const t = useWords('people')
  const { area, tag, role, newcomer } = search
  const list = useReadPages('GET /api/c/:community/people', {
    query: { area, tag, role: role as Role | undefined, newcomer: newcomer as 'yes' | 'no' | undefined },
  })
  const filtered = filterNames.some((name) => search[name])
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
            <PersonRows rows={data.items} caption={t('workbench.register.title')} />
          </Card>
        )}
      </QueryView>
      <Pager pages={list} />
    </>
  )
}

function Found({ q }: { q: string }) {
  const t = useWords('people')
  const found = useRead('GET /api/c/:community/people/search', { query: { q } })
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
            <PersonRows rows={data.items} caption={t('workbench.register.title')} />
          </Card>
          {data.items.length >= foundMost && <p>{t('workbench.register.capped', { count: foundMost })}</p>}
        </>
      )}
    </QueryView>
  )
}

/** As many as the server finds at once. */
const foundMost = 20

/** The register: one person by whatever is said, or a part of it by filters; numbers stay covered. */
export default function RegisterPage() {
  const t = useWords('people')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const chips = useRegisterChips(search)
  return (
    <PageFrame
      title={t('workbench.register.title')}
      intro={t('workbench.register.intro')}
      actions={
        <>
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
      }
    >
      <Stack>
        {may('people.read') && <RegisterFilters key={search.q ?? ''} search={search} onChange={setSearch} />}
        <FilterChips
          chips={chips}
          onDrop={(key) => setSearch({ [key]: undefined })}
          onClear={() => setSearch(Object.fromEntries(chips.map((chip) => [chip.key, undefined])))}
        />
        {search.q ? <Found q={search.q} /> : <List search={search} />}
      </Stack>
    </PageFrame>
  )
}
