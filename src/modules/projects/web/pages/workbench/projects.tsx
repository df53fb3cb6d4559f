import { IconPlus } from '@tabler/icons-react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useColumns } from '../../components/workbench/columns.tsx'
import { useReadPages } from '../../queries.ts'

const shows = ['running', 'late', 'mine', 'planned', 'under_way', 'finished', 'accepted', 'stopped'] as const

function filterOf(show: (typeof shows)[number]) {
  if (show === 'late') return { late: 'yes' as const }
  if (show === 'mine') return { mine: 'yes' as const }
  return { state: show }
}

/** What is carried out: what nothing was noted of for long stands first. */
export default function Projects() {
  const t = useWords('projects')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const show = shows.find((one) => one === search['show']) ?? 'running'
  const q = search['q']?.trim()
  const list = useReadPages('GET /api/c/:community/projects', { query: { ...filterOf(show), ...(q ? { q } : {}) } })
  const columns = useColumns()
  const filtered = show !== 'running' || Boolean(q)
  return (
    <PageFrame
      title={t('words.title')}
      intro={t('workbench.intro')}
      actions={
        may('projects.keep') && (
          <ButtonLink to="/projects/new" kind="main" narrow icon={IconPlus}>
            {t('workbench.jumps.new')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="show"
            label={t('workbench.show')}
            short
            value={show}
            onChange={(value) => setSearch({ show: value === 'running' ? undefined : value })}
            options={shows.map((value) => ({ value, label: t(`workbench.shows.${value}`) }))}
          />
          <TextField
            name="q"
            label={t('workbench.search')}
            short
            value={search['q'] ?? ''}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('words.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            filtered
              ? { title: t('workbench.filtered'), help: t('workbench.filtered_help') }
              : { drawing: <BenchUnderTree />, title: t('words.none'), help: t('workbench.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}
