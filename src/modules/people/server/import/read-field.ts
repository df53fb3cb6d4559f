import { isCivilDate } from '../../../../shared/civil-date.ts'
import type { Field } from '../fields-of-community/fields.ts'
import { type FieldValue, keptValue } from '../fields-of-community/values.ts'
import { noWords, yesWords } from './columns.data.ts'

/** What a cell says in one of the community's own fields, as people write it; null for nothing, undefined where it can't be read. */
export function readField(field: Pick<Field, 'kind' | 'choices'>, cell: string): FieldValue | null | undefined {
  if (cell === '') return null
  return keptValue(field, readers[field.kind](cell, field))
}

type Reader = (cell: string, field: Pick<Field, 'choices'>) => unknown

const readers: Readonly<Record<Field['kind'], Reader>> = {
  text: (cell) => cell,
  number(cell) {
    const plain = cell.normalize('NFKC').replaceAll(/[,\s]/g, '')
    return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
  },
  date: dayOf,
  yes_no: (cell) => (yesWords.has(squeezed(cell)) ? true : noWords.has(squeezed(cell)) ? false : undefined),
  choice: (cell, field) => codeOf(field, cell),
  choices(cell, field) {
    const codes = cell.split(/[、,，;；/]+/).flatMap((part) => (part.trim() === '' ? [] : [codeOf(field, part)]))
    return codes.includes(undefined) ? undefined : codes
  },
}

/** 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, 20260302. */
function dayOf(cell: string): string | undefined {
  const plain = cell.normalize('NFKC').trim()
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?: 0?0:00(:00)?)?$/.exec(plain)
  if (!parts) return undefined
  const [, year, month = parts[4] ?? '', day = parts[5] ?? ''] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

function codeOf({ choices }: Pick<Field, 'choices'>, label: string): string | undefined {
  return choices.find((choice) => !choice.retired && squeezed(choice.label) === squeezed(label))?.code
}

function squeezed(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}
