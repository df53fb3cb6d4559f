import { IconPlus } from '@tabler/icons-react'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { FilterChips } from '../../../../../app/web/kit/filter-chips.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { Parts } from '../../../../../app/web/kit/parts.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { postKinds } from '../../../../../shared/actor.ts'
import styles from '../../components/workbench/body.module.css'
import { KindField } from '../../components/workbench/body-fields.tsx'
import { territory } from '../../components/workbench/peers.ts'
import { PostRows } from '../../components/workbench/post-rows.tsx'
import type { PostKind } from '../../components/workbench/views.ts'
import { useReadPages } from '../../queries.ts'

type Search = Record<string, string | undefined>

const names = ['kind', 'vacant', 'area_id'] as const

function useChips(search: Search) {
  const t = useWords('bodies')
  const area = territory.useRead(
    'GET /api/c/:community/areas/:id',
    { params: { id: search.area_id ?? '' } },
    { enabled: Boolean(search.area_id) },
  )
  return [
    {
      key: 'kind',
      label: t('words.kind_label.post_kinds'),
      value: search.kind && t(`words.post_kinds.${search.kind}`),
    },
    {
      key: 'vacant',
      label: t('workbench.posts.seats'),
      value: search.vacant && t(search.vacant === 'true' ? 'workbench.posts.vacant' : 'workbench.posts.full'),
    },
    {
      key: 'area_id',
      label: t('words.area'),
      value: search.area_id && (area.data?.full_name ?? t('workbench.posts.one_area')),
    },
  ]
}

function Filters({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('bodies')
  return (
    <div className={styles.bar}>
      <KindField
        any
        name="kind"
        group="post_kinds"
        kinds={postKinds}
        value={(search.kind ?? '') as PostKind | ''}
        onChange={(kind) => onChange({ kind })}
      />
      <SelectField
        any
        name="vacant"
        label={t('workbench.posts.seats')}
        value={search.vacant ?? ''}
        onChange={(vacant) => onChange({ vacant })}
        options={[
          { value: 'true', label: t('workbench.posts.vacant') },
          { value: 'false', label: t('workbench.posts.full') },
        ]}
      />
    </div>
  )
}

/** All posts, and which of them are vacant. */
export default function PostsPage() {
  const t = useWords('bodies')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const list = useReadPages('GET /api/c/:community/posts', {
    query: { kind: search.kind as PostKind | undefined, vacant: search.vacant, area_id: search.area_id },
  })
  const filtered = names.some((name) => search[name])
  return (
    <PageFrame
      title={t('workbench.posts.title')}
      intro={t('workbench.posts.intro')}
      actions={
        may('bodies.edit') && (
          <ButtonLink kind="main" narrow icon={IconPlus} to="/posts/new">
            {t('workbench.acts.create_post.open')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        {may('requests.read') && !filtered && <Parts place="bodies.posts" id="vacant" />}
        <Filters search={search} onChange={setSearch} />
        <FilterChips
          chips={useChips(search)}
          onDrop={(key) => setSearch({ [key]: undefined })}
          onClear={() => setSearch(Object.fromEntries(names.map((name) => [name, undefined])))}
        />
        <QueryView
          query={list}
          empty={(data) =>
            data.items.length === 0 && !list.hasPrevious ? (
              <EmptyState title={t(filtered ? 'workbench.posts.none_match' : 'workbench.posts.none')}>
                {t(filtered ? 'workbench.none_match_help' : 'workbench.posts.none_help')}
              </EmptyState>
            ) : null
          }
        >
          {(data) => (
            <Card flush>
              <PostRows rows={data.items} caption={t('workbench.posts.title')} />
            </Card>
          )}
        </QueryView>
        <Pager pages={list} />
      </Stack>
    </PageFrame>
  )
}
