import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { AddTag, MergeTag, RenameTag, RetireTag } from '../../components/workbench/tags/tag-acts.tsx'
import { TagChanges } from '../../components/workbench/tags/tag-changes.tsx'
import type { KeptTag } from '../../components/workbench/tags/views.ts'
import { useRead } from '../../queries.ts'

type Act = 'rename' | 'merge' | 'retire'
type Open = { act: Act; tag: KeptTag }

function useColumns(countedUpTo: number, onAct: (open: Open) => void): Column<KeptTag>[] {
  const t = useWords('requests')
  const may = useMay()
  const count = (tag: KeptTag) =>
    t(tag.requests >= countedUpTo ? 'workbench.tags.many' : 'workbench.tags.count', { count: tag.requests })
  const state = (tag: KeptTag) => {
    if (tag.merged_into !== null) return t('workbench.tags.merged_into', { name: tag.merged_into })
    return t(tag.retired ? 'workbench.tags.retired' : 'workbench.tags.in_use')
  }
  const acts: Act[] = ['rename', 'merge', 'retire']
  return [
    { key: 'name', head: t('workbench.tags.name'), cell: (tag) => tag.name },
    {
      key: 'requests',
      head: t('workbench.tags.requests'),
      narrow: true,
      cell: (tag) =>
        tag.requests > 0 && may('requests.read') ? (
          <Link to={`/requests?tag=${tag.id}`}>{count(tag)}</Link>
        ) : (
          count(tag)
        ),
    },
    {
      key: 'state',
      head: t('workbench.columns.state'),
      cell: (tag) => <StateTag tone={tag.retired ? 'rest' : 'done'}>{state(tag)}</StateTag>,
    },
    {
      key: 'acts',
      head: t('workbench.tags.acts'),
      cell: (tag) =>
        tag.merged_into === null && (
          <span className={layout.acts}>
            {acts.map((act) => {
              const name = act === 'retire' && tag.retired ? 'restore' : act
              return (
                <Button
                  key={act}
                  kind="plain"
                  aria-label={t(`workbench.tags.${name}.named`, { name: tag.name })}
                  onClick={() => onAct({ act, tag })}
                >
                  {t(`workbench.tags.${name}.open`)}
                </Button>
              )
            })}
          </span>
        ),
    },
  ]
}

/** The community's tags of requests: renamed, merged, taken out of use, and what was done so taken back. */
export default function TagsPage() {
  const t = useWords('requests')
  const may = useMay()
  const kept = useRead('GET /api/c/:community/tags/kept')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Open | null>(null)
  const columns = useColumns(kept.data?.counted_up_to ?? 0, setOpen)
  const close = () => setOpen(null)
  const others = (kept.data?.items ?? []).filter((tag) => !tag.retired && tag.id !== open?.tag.id)
  return (
    <PageFrame
      title={t('workbench.tags.title')}
      intro={t('workbench.tags.intro')}
      actions={
        may('requests.edit_tags') && (
          <Button kind="main" icon={IconPlus} narrow onClick={() => setAdding(true)}>
            {t('workbench.tags.add.act')}
          </Button>
        )
      }
    >
      <QueryView query={kept}>
        {({ items, changes }) => (
          <Stack>
            {items.length === 0 ? (
              <EmptyState title={t('workbench.tags.none')}>{t('workbench.tags.none_help')}</EmptyState>
            ) : (
              <Card flush>
                <RecordTable
                  caption={t('workbench.tags.title')}
                  columns={columns}
                  rows={items}
                  keyOf={(tag) => tag.id}
                />
              </Card>
            )}
            <TagChanges changes={changes} />
          </Stack>
        )}
      </QueryView>
      {adding && <AddTag onClose={() => setAdding(false)} />}
      {open?.act === 'rename' && <RenameTag tag={open.tag} onClose={close} />}
      {open?.act === 'merge' && <MergeTag tag={open.tag} others={others} onClose={close} />}
      {open?.act === 'retire' && <RetireTag tag={open.tag} onClose={close} />}
    </PageFrame>
  )
}
