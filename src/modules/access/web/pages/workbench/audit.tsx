import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AuditChain } from '../../components/workbench/audit-chain.tsx'
import { AuditFilters, type AuditSearch, auditFilters, usePosts } from '../../components/workbench/audit-filters.tsx'
import { AuditRows } from '../../components/workbench/audit-rows.tsx'
import type { AuditLine, AuditQuery } from '../../components/workbench/audit-views.ts'
import { useAuditWords } from '../../components/workbench/audit-words.ts'
import { ExportAudit } from '../../components/workbench/export-audit.tsx'
import { ViewAuditLine } from '../../components/workbench/view-audit-line.tsx'
import { useReadPages } from '../../queries.ts'

function useChips(search: AuditSearch) {
  const t = useWords('access')
  const words = useAuditWords()
  const post = usePosts().find((one) => one.id === search.post)
  const said: AuditSearch = {
    ...search,
    post: search.post && (post?.title ?? t('workbench.audit.one_post')),
    person: search.person && t('workbench.audit.one_person'),
    entity: search.entity && words.entity(search.entity),
    thing: search.thing && t('workbench.audit.one_thing'),
    command: search.command && words.command(search.command),
  }
  return auditFilters.map((key) => ({ key, label: t(`workbench.audit.${key}`), value: said[key] }))
}

/** 操作留痕: who did what to which thing, and whether the record is whole. */
export default function AuditPage() {
  const t = useWords('access')
  const [search, setSearch] = useSearch()
  const [viewed, setViewed] = useState<AuditLine | null>(null)
  const query: AuditQuery = Object.fromEntries(auditFilters.map((name) => [name, search[name]]))
  const list = useReadPages('GET /api/c/:community/audit', { query })
  const filtered = auditFilters.some((name) => search[name])
  return (
    <PageFrame
      title={t('workbench.audit.title')}
      intro={t('workbench.audit.intro')}
      actions={<ExportAudit query={query} />}
    >
      <Stack>
        <AuditChain />
        <AuditFilters search={search} onChange={setSearch} />
        <FilterChips
          chips={useChips(search)}
          onDrop={(key) => setSearch({ [key]: undefined })}
          onClear={() => setSearch(Object.fromEntries(auditFilters.map((name) => [name, undefined])))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState
                drawing={<TeaTable />}
                title={t(filtered ? 'workbench.audit.none_match' : 'workbench.audit.none')}
              >
                {t(filtered ? 'workbench.audit.none_match_help' : 'workbench.audit.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <AuditRows
                rows={data.items}
                onOnly={({ entity, id }) => setSearch({ entity, thing: id })}
                onView={setViewed}
              />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
      {viewed && <ViewAuditLine line={viewed} onClose={() => setViewed(null)} />}
    </PageFrame>
  )
}
