import type { ComponentProps, ReactNode } from 'react'
import { Card } from './card.tsx'
import { EmptyState } from './empty-state.tsx'
import { Pager } from './pager.tsx'
import { QueryView, type ViewedQuery } from './query-view.tsx'
import { type Column, RecordTable } from './record-table.tsx'

interface RecordPagesProps<T> {
  /** What `useReadPages` returns. */
  pages: ViewedQuery<{ items: T[] }> & ComponentProps<typeof Pager>['pages']
  caption: string
  columns: Column<T>[]
  keyOf: (row: T) => string
  /** What stands there on first use: what the list is for, and what to do. */
  none: { drawing?: ReactNode; title: string; help: ReactNode }
}

/** A list of records in all its states: waiting, failed, with nothing yet, and page after page. */
export function RecordPages<T>({ pages, caption, columns, keyOf, none }: RecordPagesProps<T>) {
  return (
    <>
      <QueryView
        query={pages}
        empty={(data) =>
          data.items.length === 0 && !pages.hasPrevious ? (
            <EmptyState drawing={none.drawing} title={none.title}>
              {none.help}
            </EmptyState>
          ) : null
        }
      >
        {(data) => (
          <Card flush>
            <RecordTable caption={caption} columns={columns} rows={data.items} keyOf={keyOf} />
          </Card>
        )}
      </QueryView>
      <Pager pages={pages} />
    </>
  )
}
