import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { useWords } from '../../../../app/web/words.ts'
import type { boundaryView } from '../../contract.ts'
import styles from './boundary.module.css'

export type Boundary = z.output<typeof boundaryView>
type Row = Boundary['rows'][number]
type Party = NonNullable<Row['everywhere']>

function usePartyWords() {
  const t = useWords('requests')
  return ({ kind, body }: Party) => body ?? t(`words.answerable.${kind}`)
}

interface BoundaryTableProps {
  boundary: Pick<Boundary, 'compounds'>
  rows: Row[]
  caption: string
  /** The name of an item, with the way to it where there is one. */
  nameOf?: (row: Row) => ReactNode
}

/** Items against compounds: what the catalogue says, and where it is arranged otherwise. A row without differences says so once. */
export function BoundaryTable({ boundary: { compounds }, rows, caption, nameOf }: BoundaryTableProps) {
  const t = useWords('requests')
  const words = usePartyWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('words.item')}</th>
            <th scope="col">{t('words.boundary.usual')}</th>
            {compounds.map((one) => (
              <th key={one.id} scope="col">
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{nameOf ? nameOf(row) : row.name}</th>
              <td data-label={t('words.boundary.usual')} className={row.everywhere ? styles.other : undefined}>
                {words(row.everywhere ?? { kind: row.kind, body: null })}
              </td>
              {row.cells.length === 0 ? (
                <td colSpan={Math.max(1, compounds.length)} className={styles.same}>
                  {t('words.boundary.same')}
                </td>
              ) : (
                compounds.map((compound) => {
                  const cell = row.cells.find((one) => one.compound_id === compound.id)
                  return (
                    <td key={compound.id} data-label={compound.name} className={cell ? styles.other : styles.same}>
                      {cell ? words(cell) : t('words.boundary.as_usual')}
                    </td>
                  )
                })
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What was arranged otherwise lately, since when and until when. */
export function BoundaryChanges({ changes }: Pick<Boundary, 'changes'>) {
  const t = useWords('requests')
  const dates = useDates()
  const words = usePartyWords()
  if (changes.length === 0) return <p>{t('words.boundary.no_changes')}</p>
  return (
    <ul>
      {changes.map((one) => (
        <li key={one.id}>
          {t(one.until ? 'words.boundary.was' : 'words.boundary.is', {
            item: one.item,
            place: one.compound ?? t('words.boundary.everywhere'),
            who: words(one),
            reason: one.reason,
            since: dates.short(one.since),
            until: one.until ? dates.short(one.until) : '',
          })}
        </li>
      ))}
    </ul>
  )
}
