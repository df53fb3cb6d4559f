import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { ErrandState } from '../../components/states.tsx'
import type { Errand } from '../../components/views.ts'
import { useReadPages } from '../../queries.ts'

const states = ['asked', 'open', 'reported', 'closed', 'revoked', 'declined'] as const

/** Errands done for residents, newest first. */
export default function Errands() {
  const t = useWords('counters')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const state = states.find((one) => one === search['state'])
  const list = useReadPages('GET /api/c/:community/errands', { query: state ? { state } : {} })
  const columns: Column<Errand>[] = [
    {
      key: 'what',
      head: t('words.scope'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/errands/${row.id}`}>{row.scope || row.number}</Link>
          <Under>{row.number}</Under>
        </>
      ),
    },
    { key: 'for', head: t('words.errand_for'), cell: (row) => row.person?.name, labelled: true },
    { key: 'by', head: t('words.errand_by'), cell: (row) => row.member?.name, labelled: true },
    { key: 'until', head: t('words.until'), cell: (row) => dates.short(row.until_day), labelled: true },
    { key: 'state', head: t('words.state'), cell: (row) => <ErrandState errand={row} />, phone: 'end' },
  ]
  return (
    <PageFrame
      title={t('workbench.errands.title')}
      intro={t('workbench.errands.intro')}
      back="/reception"
      actions={
        <ButtonLink to="/errands/new" kind="main" narrow>
          {t('workbench.errands.arrange')}
        </ButtonLink>
      }
    >
      <Stack>
        <div className={layout.filters} data-screen-only>
          <SelectField
            name="state"
            label={t('words.state')}
            short
            any
            value={state ?? ''}
            onChange={(value) => setSearch({ state: value || undefined })}
            options={states.map((value) => ({ value, label: t(`words.errand_state.${value}`) }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.errands.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <BenchUnderTree />,
            title: t('workbench.errands.none'),
            help: t('workbench.errands.none_help'),
          }}
        />
      </Stack>
    </PageFrame>
  )
}
