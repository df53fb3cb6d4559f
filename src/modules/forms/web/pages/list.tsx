import { IconPlus } from '@tabler/icons-react'
import { TeaTable } from '../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/forms.module.css'
import { periodWords } from '../components/period.tsx'
import type { FormBrief } from '../components/views.ts'
import { useReadPages } from '../queries.ts'

const rhythms = ['once', 'monthly', 'quarterly', 'yearly'] as const

/** Forms superiors ask for: who, how often, what is due next. */
export default function FormList() {
  const t = useWords('forms')
  const may = useMay()
  const [search, setSearch] = useSearch()
  const ended = search['state'] === 'ended'
  const rhythm = rhythms.find((one) => one === search['rhythm'])
  const list = useReadPages('GET /api/c/:community/forms', {
    query: { state: ended ? 'ended' : 'asked', q: search['q'] ?? '', ...(rhythm ? { rhythm } : {}) },
  })
  return (
    <PageFrame
      title={t(ended ? 'workbench.list.ended_title' : 'workbench.list.title')}
      intro={t('workbench.list.intro')}
      actions={
        <>
          {may('forms.figures') && <ButtonLink to="/forms/asked">{t('workbench.list.asked')}</ButtonLink>}
          {may('forms.define') && (
            <ButtonLink kind="main" icon={IconPlus} narrow to="/forms/new">
              {t('workbench.list.make')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Stack>
        <div className={styles['filters']} data-screen-only>
          <TextField
            name="q"
            label={t('workbench.list.search')}
            value={search['q'] ?? ''}
            onChange={(q) => setSearch({ q: q || undefined })}
          />
          <SelectField
            name="rhythm"
            label={t('workbench.list.rhythm')}
            any
            value={rhythm ?? ''}
            onChange={(value) => setSearch({ rhythm: value || undefined })}
            options={rhythms.map((value) => ({ value, label: t(`words.rhythm.${value}`) }))}
          />
        </div>
        <RecordPages
          pages={list}
          caption={t('workbench.list.title')}
          columns={useColumns()}
          keyOf={(row) => row.id}
          none={{ drawing: <TeaTable />, title: t('workbench.list.none'), help: t('workbench.list.none_help') }}
        />
        <p>
          <Link to={ended ? '/forms' : '/forms?state=ended'}>
            {t(ended ? 'workbench.list.in_use' : 'workbench.list.ended')}
          </Link>
        </p>
      </Stack>
    </PageFrame>
  )
}

function useColumns(): Column<FormBrief>[] {
  const t = useWords('forms')
  return [
    {
      key: 'name',
      head: t('words.name'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/forms/${row.id}`}>{row.name}</Link>
          <Under>{t(`words.rows.${row.rows}`)}</Under>
        </>
      ),
    },
    { key: 'asked_by', head: t('words.asked_by'), cell: (row) => row.asked_by },
    { key: 'rhythm', head: t('workbench.list.rhythm'), cell: (row) => t(`words.rhythm.${row.rhythm}`) },
    { key: 'due', head: t('words.due'), cell: (row) => <NextDue row={row} /> },
    {
      key: 'handed_in',
      head: t('workbench.list.handed_in'),
      labelled: true,
      cell: (row) => t('workbench.list.times', { count: row.handed_in }),
    },
  ]
}

function NextDue({ row }: { row: FormBrief }) {
  const t = useWords('forms')
  const dates = useDates()
  if (row.ended_at) return null
  if (!row.due) return <StateTag tone="done">{t('words.nothing_due')}</StateTag>
  const day = dates.short(row.due.due_day)
  const words =
    row.rhythm === 'once'
      ? t('words.due_once', { day })
      : t('words.due_on', { period: periodWords(t, row.due.period), day })
  return row.due.late ? <StateTag tone="late">{words}</StateTag> : words
}
