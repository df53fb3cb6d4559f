import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { TeaTable } from '../../../../../../app/web/art/tea-table.tsx'
import { Button, ButtonLink } from '../../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from '../../../components/workbench/ask-points/ask-points.module.css'
import { PointDialog } from '../../../components/workbench/ask-points/point-dialog.tsx'
import { RetireDialog } from '../../../components/workbench/ask-points/retire-dialog.tsx'
import type { AskPointRow } from '../../../components/workbench/ask-points/views.ts'
import { useReadPages } from '../../../queries.ts'

const countedMost = 1_000

type Asked = { act: 'open' } | { act: 'edit' | 'retire'; point: AskPointRow } | null

/** Places where needs are asked for, each with its poster. */
export default function AskPoints() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const retired = search['retired'] === 'yes'
  const list = useReadPages('GET /api/c/:community/ask-points', { query: { retired: retired ? 'yes' : 'no' } })
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const others = (list.data?.items ?? []).filter(
    (one) => asked?.act === 'retire' && one.id !== asked.point.id && !one.closed,
  )
  return (
    <PageFrame
      title={t('workbench.ask_points.title')}
      intro={t('workbench.ask_points.intro')}
      actions={
        <>
          <Button onClick={() => setSearch({ retired: retired ? undefined : 'yes' })}>
            {t(retired ? 'workbench.ask_points.in_use' : 'workbench.ask_points.retired')}
          </Button>
          <Button kind="main" icon={IconPlus} narrow onClick={() => setAsked({ act: 'open' })}>
            {t('workbench.ask_points.open')}
          </Button>
        </>
      }
    >
      <QueryView
        query={list}
        empty={(data) =>
          data.items.length === 0 && !list.hasPrevious ? (
            <EmptyState drawing={<TeaTable />} title={t('workbench.ask_points.empty')}>
              {t('workbench.ask_points.empty_help')}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Stack>
            <Card flush>
              <Points rows={data.items} onAsk={setAsked} />
            </Card>
            <Pager pages={list} />
          </Stack>
        )}
      </QueryView>
      {asked?.act === 'open' && <PointDialog onClose={close} />}
      {asked?.act === 'edit' && <PointDialog point={asked.point} onClose={close} />}
      {asked?.act === 'retire' && <RetireDialog point={asked.point} others={others} onClose={close} />}
    </PageFrame>
  )
}

function Points({ rows, onAsk }: { rows: AskPointRow[]; onAsk: (asked: Asked) => void }) {
  const t = useWords('requests')
  const columns: Column<AskPointRow>[] = [
    {
      key: 'name',
      head: t('workbench.ask_points.name'),
      cell: (point) => (
        <>
          {point.name}
          {point.closed && <Closed point={point} />}
          <Under>
            {[point.place || t('workbench.ask_points.whole'), point.place_detail].filter(Boolean).join(' ')}
          </Under>
        </>
      ),
    },
    {
      key: 'hours',
      head: t('workbench.ask_points.hours'),
      cell: (point) => (
        <>
          {point.hours}
          <Under>{[point.on_duty?.title, point.roster].filter(Boolean).join(' · ')}</Under>
          {point.there_now.length > 0 && (
            <Under>{t('workbench.ask_points.there_now', { names: point.there_now.join(t('words.comma')) })}</Under>
          )}
        </>
      ),
    },
    {
      key: 'filed',
      head: t('workbench.ask_points.filed'),
      cell: (point) =>
        point.filed >= countedMost
          ? t('workbench.ask_points.filed_capped')
          : t('workbench.ask_points.filed_count', { count: point.filed }),
      narrow: true,
    },
    {
      key: 'acts',
      head: '',
      cell: (point) =>
        point.retired_at === null && (
          <span className={styles.acts}>
            <ButtonLink to={`/ask-points/${point.id}/poster`}>{t('workbench.ask_points.poster')}</ButtonLink>
            <Button kind="plain" onClick={() => onAsk({ act: 'edit', point })}>
              {t('workbench.ask_points.edit')}
            </Button>
            <Button kind="plain" onClick={() => onAsk({ act: 'retire', point })}>
              {t('workbench.ask_points.retire')}
            </Button>
          </span>
        ),
      phone: 'end',
    },
  ]
  return <RecordTable caption={t('workbench.ask_points.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />
}

function Closed({ point }: { point: AskPointRow }) {
  const t = useWords('requests')
  const word = point.retired_at === null ? 'workbench.ask_points.past' : 'workbench.ask_points.closed'
  return (
    <>
      {' '}
      <StateTag tone="rest">{t(word)}</StateTag>
    </>
  )
}
