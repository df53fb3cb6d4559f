import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { Link, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Duty } from '../../components/workbench/call-views.ts'
import { AddDutyDialog } from '../../components/workbench/duty-dialogs.tsx'
import { useReadPages } from '../../queries.ts'

/** What there is to take on for who registered. */
export default function Duties() {
  const t = useWords('whistles')
  const dates = useDates()
  const [search, setSearch] = useSearch()
  const [adding, setAdding] = useState(false)
  const over = search['over'] === 'yes'
  const list = useReadPages('GET /api/c/:community/duties', { query: { over: over ? 'yes' : 'no' } })
  const columns: Column<Duty>[] = [
    {
      key: 'what',
      head: t('words.duty_title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/duties/${row.id}`}>{row.title}</Link>
          <Under>{[row.place, row.place_detail].filter(Boolean).join(' · ')}</Under>
        </>
      ),
    },
    { key: 'until', head: t('words.until'), cell: (row) => dates.day(row.until_day) },
    {
      key: 'taken',
      head: t('words.taken'),
      cell: (row) => t('words.taken_of', { taken: row.taken, needed: row.needed }),
    },
    {
      key: 'state',
      head: t('words.state_label'),
      phone: 'end',
      cell: (row) => {
        const word = row.over ? 'over' : row.taken >= row.needed ? 'full' : 'open'
        return <StateTag tone={word === 'open' ? 'need' : 'rest'}>{t(`words.duty.${word}`)}</StateTag>
      },
    },
  ]
  return (
    <PageFrame
      title={t('workbench.duties.title')}
      intro={t('workbench.duties.intro')}
      back="/dual-registration"
      backLabel={t('workbench.dual.title')}
      actions={
        <>
          <Button onClick={() => setSearch({ over: over ? undefined : 'yes' })}>
            {t(over ? 'workbench.duties.see_open' : 'workbench.duties.see_over')}
          </Button>
          <Button kind="main" narrow icon={IconPlus} onClick={() => setAdding(true)}>
            {t('workbench.duties.add')}
          </Button>
        </>
      }
    >
      <Stack>
        <RecordPages
          pages={list}
          caption={t('workbench.duties.title')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <TeaTable />,
            title: t(over ? 'workbench.duties.none_over' : 'workbench.duties.none'),
            help: t('workbench.duties.none_help'),
          }}
        />
      </Stack>
      {adding && <AddDutyDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
