import type { ReactNode } from 'react'
import { serverNow } from '../../../../../../app/web/clock.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { DeadlineText } from '../../../../../../app/web/kit/deadline-text.tsx'
import { listAddress } from '../../../../../../app/web/kit/list/list-address.ts'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { type Column, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { deadlineOf } from '../deadline.ts'
import { RequestMarks, RequestState } from '../state.tsx'
import { RowPresence } from '../team/row-presence.tsx'
import type { Present } from '../team/use-team.ts'
import type { Brief } from '../views.ts'
import { filterNames } from './filters.ts'

/** Columns that may be chosen, in their order; the first one, what it is about, always stands. */
export const columnNames = [
  'state',
  'who',
  'due',
  'class',
  'tier',
  'priority',
  'channel',
  'filed_at',
  'changed_at',
  'contact_due',
  'contacted_at',
  'resolve_due',
  'reopened',
] as const
export type ColumnName = (typeof columnNames)[number]
const usual: readonly ColumnName[] = ['state', 'who', 'due']

/** Filters, order and columns of the list in its address. */
export const address = listAddress({ filters: filterNames, columns: columnNames, usual })

export type Listed = Brief & { cursor: string }

/** A row of the list, with the way back to its place in it. */
function linkTo(row: Listed, list: string): string {
  return `/requests/${row.id}?${new URLSearchParams({ list, at: row.cursor })}`
}

interface Around {
  /** The list's own address, which the links hand on. */
  list: string
  /** Who else is at a request. */
  presentAt: (id: string) => readonly Present[]
}

/** Cells of the list's columns. */
export function useColumns(chosen: readonly ColumnName[], { list, presentAt }: Around): Column<Listed>[] {
  const t = useWords('requests')
  const dates = useDates()
  const at = (instant: string | null) => (instant === null ? '' : dates.short(instant))
  const cells: Record<ColumnName, (row: Listed) => ReactNode> = {
    state: (row) => (
      <>
        <RequestState row={row} /> <RequestMarks row={row} />
      </>
    ),
    who: (row) => (
      <>
        {row.lead.body?.name ?? t(`words.answerable.${row.lead.kind}`)}
        <Under>{row.assignee?.name ?? t('workbench.nobody')}</Under>
      </>
    ),
    due: (row) => {
      const deadline = deadlineOf(row, serverNow(), dates.plain)
      return deadline ? <DeadlineText deadline={deadline} brief /> : dates.short(row.filed_at)
    },
    class: (row) => t(`words.class.${row.class}`),
    tier: (row) => t(`words.tier.${row.tier}`),
    priority: (row) => t(`words.priority.${row.priority}`),
    channel: (row) => t(`words.channel.${row.channel}`),
    filed_at: (row) => at(row.filed_at),
    changed_at: (row) => at(row.changed_at),
    contact_due: (row) => at(row.contact_due),
    contacted_at: (row) => at(row.contacted_at),
    resolve_due: (row) => at(row.resolve_due),
    reopened: (row) => (row.reopened_count > 0 ? row.reopened_count : ''),
  }
  return [
    {
      key: 'what',
      head: t('workbench.columns.what'),
      wide: true,
      cell: (row) => (
        <>
          <Link to={linkTo(row, list)}>{row.title}</Link>
          <Under>
            {row.number} · {row.item.name} · {row.place || t('workbench.no_place')}
          </Under>
          <RowPresence present={presentAt(row.id)} />
        </>
      ),
    },
    ...chosen.map(
      (name): Column<Listed> => ({
        key: name,
        head: t(`workbench.columns.${name}`),
        cell: cells[name],
        narrow: name !== 'state' && name !== 'who',
        ...(name === 'due' ? { phone: 'end' as const } : {}),
      }),
    ),
  ]
}
