import { IconSend } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../app/web/art/notice-board.tsx'
import { useDates } from '../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useMay } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import type { BroadcastRow } from '../components/views.ts'
import { useReadPages } from '../queries.ts'

/** What was told to the groups, the latest first, and how many have it. */
export default function Broadcasts() {
  const t = useWords('channels')
  const may = useMay()
  const list = useReadPages('GET /api/c/:community/broadcasts', { query: {} })
  return (
    <PageFrame
      title={t('workbench.told.title')}
      intro={t('workbench.told.intro')}
      actions={
        may('channels.broadcast') && (
          <ButtonLink to="/broadcasts/new" kind="main" narrow icon={IconSend}>
            {t('workbench.told.new')}
          </ButtonLink>
        )
      }
    >
      <RecordPages
        pages={list}
        caption={t('workbench.told.title')}
        columns={useColumns()}
        keyOf={(row) => row.id}
        none={{ drawing: <NoticeBoard />, title: t('workbench.told.none'), help: t('workbench.told.none_help') }}
      />
    </PageFrame>
  )
}

function useColumns(): Column<BroadcastRow>[] {
  const t = useWords('channels')
  const dates = useDates()
  return [
    {
      key: 'title',
      head: t('words.title'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={`/broadcasts/${row.id}`}>{row.title}</Link>
          <Under>{row.area?.name ?? t('words.whole_community')}</Under>
        </>
      ),
    },
    {
      key: 'done',
      head: t('words.told'),
      cell: (row) => <span>{t('words.done_of', { done: row.done, groups: row.groups })}</span>,
    },
    { key: 'state', head: t('words.state'), cell: (row) => <BroadcastState row={row} /> },
    { key: 'at', head: t('words.at'), narrow: true, phone: 'end', cell: (row) => dates.full(row.made_at) },
  ]
}

function BroadcastState({ row }: { row: BroadcastRow }) {
  const t = useWords('channels')
  if (row.withdrawn_at !== null) return <StateTag tone="rest">{t('words.withdrawn')}</StateTag>
  if (row.mine_left > 0) return <StateTag tone="need">{t('words.mine_left', { count: row.mine_left })}</StateTag>
  if (row.failed > 0) return <StateTag tone="late">{t('words.failed_count', { count: row.failed })}</StateTag>
  return (
    <StateTag tone={row.done === row.groups ? 'done' : 'work'}>
      {t(row.done === row.groups ? 'words.all_told' : 'words.going_on')}
    </StateTag>
  )
}
