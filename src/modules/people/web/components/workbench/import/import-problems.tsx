import { Card } from '../../../../../../app/web/kit/card.tsx'
import { type Column, RecordTable } from '../../../../../../app/web/kit/record-table.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { ImportView } from '../views.ts'

type Problem = ImportView['problems'][number]

/** The first rows that can't be taken in, each in plain words. */
export function ImportProblems({ view }: { view: ImportView }) {
  const t = useWords('people')
  const columns: Column<Problem>[] = [
    {
      key: 'row',
      head: t('workbench.import.row'),
      narrow: true,
      cell: ({ row }) => t('workbench.import.nth_row', { row }),
    },
    { key: 'name', head: t('words.name'), narrow: true, cell: ({ name }) => name },
    {
      key: 'words',
      head: t('workbench.import.problem'),
      cell: ({ words }) => words.map((sentence) => <div key={sentence}>{sentence}</div>),
    },
  ]
  return (
    <Card title={t('workbench.import.problems')} flush>
      <RecordTable
        caption={t('workbench.import.problems')}
        columns={columns}
        rows={view.problems}
        keyOf={({ row }) => String(row)}
      />
      {view.rows_refused > view.problems.length && (
        <p>{t('workbench.import.capped', { count: view.problems.length })}</p>
      )}
    </Card>
  )
}
