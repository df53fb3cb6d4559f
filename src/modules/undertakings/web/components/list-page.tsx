import { IconPlus } from '@tabler/icons-react'
import { BenchUnderTree } from '../../../../app/web/art/bench-under-tree.tsx'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import { useReadPages } from '../queries.ts'
import { useColumns } from './columns.tsx'
import { Proposals } from './proposals.tsx'
import { type Kind, pathOf } from './views.ts'

const shows = ['open', 'late', 'mine', 'ended'] as const
const filterOf = {
  open: {},
  late: { late: 'yes' },
  mine: { mine: 'yes' },
  ended: { state: 'ended' },
} as const

/** The list of a kind: what has no next step or an overdue one stands first. */
export function ListPage({ kind }: { kind: Kind }) {
  const t = useWords('undertakings')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'open'
  const q = search['q']?.trim()
  const list = useReadPages('GET /api/c/:community/undertakings', {
    query: { kind, ...filterOf[show], ...(q ? { q } : {}) },
  })
  const columns = useColumns()
  const filtered = show !== 'open' || Boolean(q)
  return (
    <PageFrame
      title={t(`words.${kind}`)}
      intro={t(`workbench.list.${kind}.intro`)}
      actions={
        may('undertakings.keep') && (
          <ButtonLink to={`${pathOf[kind]}/new`} kind="main" narrow icon={IconPlus}>
            {t(`workbench.list.${kind}.open`)}
          </ButtonLink>
        )
      }
    >
      <Stack>
        {kind === 'topic' && may('undertakings.keep') && <Proposals />}
        <div className={layout['filters']} data-screen-only>
          <SelectField
            name="show"
            label={t('workbench.list.show')}
            short
            value={show}
            onChange={(value) => setSearch({ show: value === 'open' ? undefined : value })}
            options={shows.map((value) => ({ value, label: t(`workbench.list.shows.${value}`) }))}
          />
          <TextField
            name="q"
            label={t('workbench.list.search')}
            short
            value={search['q'] ?? ''}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t(`words.${kind}`)}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered
              ? { title: t('workbench.list.filtered'), help: t('workbench.list.filtered_help') }
              : {
                  drawing: <BenchUnderTree />,
                  title: t(`workbench.list.${kind}.none`),
                  help: t(`workbench.list.${kind}.none_help`),
                }
          }
        />
      </Stack>
    </PageFrame>
  )
}
