import { typedIn } from '../../contract.ts'
import { sourceKey } from '../sources/catalogue.ts'
import type { Gathered } from '../sources/rows.ts'
import type { Column, Definition } from '../store.ts'

export type Cells = Readonly<Record<string, string | number>>

/** What the register says in each column that is filled from it; empty ones are left out. */
export function cellsOf(columns: readonly Column[], { values }: Gathered): Cells {
  const found = columns.flatMap((column) => {
    const value = values[sourceKey(column) ?? ''] ?? values[column.source] ?? ''
    return column.source === typedIn || value === '' ? [] : [[column.id, value] as const]
  })
  return Object.fromEntries(found)
}

/** Columns that are asked for and empty. The number of a row stands by itself; that a situation isn't so is no gap. */
export function gapsOf(columns: readonly Column[], cells: Cells, typed: Cells): string[] {
  return columns
    .filter(({ id, source, needed }) => {
      if (!needed || source === 'row_number' || source.startsWith('tag:') || source === 'tags') return false
      return (source === typedIn ? typed[id] : cells[id]) === undefined
    })
    .map(({ id }) => id)
}

/** So many cells are asked for. */
export function cellsAsked({ columns }: Definition, rows: number): number {
  return columns.filter((column) => column.needed).length * rows
}
