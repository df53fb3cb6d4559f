import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { type Column, RecordTable, Under } from '../../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { Item } from './views.ts'

/** A limit in working time, in words. */
export function useLimitWords(): (limit: Item['contact']) => string {
  const t = useWords('requests')
  return (limit) => t(`words.limit.${limit.unit}`, { count: limit.amount })
}

/** Who answers: the kind of body, and of a department which one. */
export function useAnswerableWords(): (item: Pick<Item, 'answerable' | 'department_kind'>) => string {
  const t = useWords('requests')
  return ({ answerable, department_kind: kind }) =>
    kind
      ? t('workbench.catalogue.department', {
          kind: t([`workbench.catalogue.departments.${kind}`, 'words.answerable.department']),
        })
      : t(`words.answerable.${answerable}`)
}

/** Items of the catalogue: code, name, who answers, by when. */
export function ItemRows({ rows, caption }: { rows: Item[]; caption: string }) {
  const t = useWords('requests')
  const limit = useLimitWords()
  const answerable = useAnswerableWords()
  const columns: Column<Item>[] = [
    {
      key: 'name',
      head: t('words.item'),
      cell: (row) => (
        <>
          <Link to={`/catalogue/${row.code}`}>{row.name}</Link>
          {row.retired && (
            <>
              {' '}
              <StateTag tone="rest">{t('workbench.catalogue.retired')}</StateTag>
            </>
          )}
          <Under>{[row.code, ...row.words.slice(0, wordsShown)].join(' · ')}</Under>
        </>
      ),
    },
    { key: 'lead', head: t('words.lead'), cell: answerable },
    {
      key: 'tier',
      narrow: true,
      head: t('workbench.catalogue.weight'),
      cell: (row) => `${t(`words.tier.${row.tier}`)} · ${t(`words.priority.${row.priority}`)}`,
    },
    {
      key: 'limits',
      head: t('workbench.catalogue.limits'),
      cell: (row) =>
        t('workbench.catalogue.both_limits', {
          contact: whole(limit(row.contact)),
          resolve: whole(limit(row.resolve)),
        }),
    },
  ]
  return <RecordTable caption={caption} columns={columns} rows={rows} keyOf={(row) => row.code} />
}

/** A number stays with what it counts. */
const whole = (text: string) => text.replaceAll(' ', '\u00a0')

/** Everyday phrases of an item shown in a list. */
const wordsShown = 4
