import { IconChecklist } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { phases } from '../../../contract/kinds.ts'
import { PhaseTag } from '../../components/facts.tsx'
import { Turnout } from '../../components/result.tsx'
import type { Brief } from '../../components/views.ts'
import { useReadPages } from '../../queries.ts'

/** All ballots, the newest first. */
export default function Ballots() {
  const t = useWords('ballots')
  const dates = useDates()
  const may = useMay()
  const [search, setSearch] = useSearch()
  const phase = phases.find((one) => one === search['phase'])
  const q = search['q'] ?? ''
  const list = useReadPages('GET /api/c/:community/ballots', {
    query: { ...(phase ? { phase } : {}), ...(q ? { q } : {}) },
  })
  const columns: Column<Brief>[] = [
    {
      key: 'what',
      head: t('words.question'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/ballots/${row.id}`}>{row.title}</Link>
          <Under>
            {[row.number, t(`words.kind.${row.kind}`), row.place || t('words.whole_community')].join(' · ')}
          </Under>
        </>
      ),
    },
    { key: 'until', head: t('words.last_day'), cell: (row) => dates.day(row.last_day) },
    { key: 'took', head: t('words.took'), cell: (row) => <Turnout ballot={row} /> },
    { key: 'phase', head: t('words.phase_label'), cell: (row) => <PhaseTag phase={row.phase} />, phone: 'end' },
  ]
  return (
    <PageFrame
      title={t('workbench.title')}
      intro={t('workbench.intro')}
      actions={
        may('ballots.manage') && (
          <ButtonLink to="/ballots/new" kind="main" narrow icon={IconChecklist}>
            {t('workbench.new')}
          </ButtonLink>
        )
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <TextField
            name="q"
            label={t('workbench.search')}
            type="search"
            value={q}
            onChange={(value) => setSearch({ q: value || undefined })}
          />
          <SelectField
            name="phase"
            label={t('words.phase_label')}
            short
            any
            value={phase ?? ''}
            onChange={(value) => setSearch({ phase: value || undefined })}
            options={phases.map((value) => ({ value, label: t(`words.phase.${value}`) }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={
            phase || q
              ? { title: t('workbench.filtered'), help: t('workbench.filtered_help') }
              : { drawing: <NoticeBoard />, title: t('workbench.none'), help: t('workbench.none_help') }
          }
        />
      </Stack>
    </PageFrame>
  )
}
