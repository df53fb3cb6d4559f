/** An item as a row of cells, and a row of cells as an item: pure. */
import { departmentKinds } from '../../catalogue/template.ts'
import type { ItemView } from '../views/types.ts'
import { type itemColumns, itemValues } from './columns.data.ts'
import { limitIn, meant, questionsMeant, questionsSaid, said, severalIn } from './values.ts'

export type ColumnKey = (typeof itemColumns)[number]['key']
export type Cells = Partial<Record<ColumnKey, string>>
export type RowProblem = {
  column: ColumnKey
  problem: 'required' | 'unknown' | 'too_long' | 'limit' | 'number'
  value: string
}

const yesNo = (value: boolean, english: boolean) => said(itemValues.yes_no, value ? 'yes' : 'no', english)
const limitSaid = ({ amount, unit }: ItemView['contact'], english: boolean) =>
  `${amount} ${said(itemValues.unit, unit, english)}`

/** What stands in the columns of an item. */
export function cellsOf(item: ItemView, english: boolean): Record<ColumnKey, string> {
  const kind = item.department_kind as keyof typeof departmentKinds | null
  return {
    code: item.code,
    class: said(itemValues.class, item.class, english),
    name: item.name,
    words: item.words.join('；'),
    hint: item.hint,
    kind: said(itemValues.kind, item.kind, english),
    answerable: said(itemValues.answerable, item.answerable, english),
    department_kind: kind ? departmentKinds[kind] : '',
    why: item.why,
    tier: said(itemValues.tier, item.tier, english),
    priority: String(item.priority),
    contact: limitSaid(item.contact, english),
    resolve: limitSaid(item.resolve, english),
    filing_criterion: item.filing_criterion,
    criterion: item.criterion,
    evidence: said(itemValues.evidence, item.evidence, english),
    place: said(itemValues.place, item.place, english),
    public_open: yesNo(item.public_open, english),
    divert: item.divert ?? '',
    checklist: item.checklist.join('\n'),
    may_act: yesNo(item.may_act, english),
    instead: item.instead,
    questions: questionsSaid(item.questions),
  }
}

const needed: readonly ColumnKey[] = [
  'class',
  'name',
  'kind',
  'answerable',
  'why',
  'tier',
  'priority',
  'contact',
  'resolve',
  'criterion',
]

/** What a new item says where its row says nothing. */
const blank: Omit<
  ItemView,
  'code' | 'class' | 'name' | 'kind' | 'answerable' | 'why' | 'tier' | 'contact' | 'resolve' | 'criterion'
> = {
  revision: 0,
  words: [],
  hint: '',
  department_kind: null,
  priority: 4,
  filing_criterion: '',
  evidence: 'none',
  place: 'optional',
  public_open: false,
  divert: null,
  checklist: [],
  may_act: true,
  instead: '',
  questions: [],
  retired: false,
}

type Read = { value: unknown } | { problem: RowProblem['problem'] }
const text =
  (most: number) =>
  (cell: string): Read =>
    [...cell].length > most ? { problem: 'too_long' } : { value: cell }
const oneOf =
  (words: Record<string, readonly string[]>) =>
  (cell: string): Read => {
    const value = meant(words, cell)
    return value === undefined ? { problem: 'unknown' } : { value }
  }
const yes = (cell: string): Read => {
  const value = meant(itemValues.yes_no, cell)
  return value === undefined ? { problem: 'unknown' } : { value: value === 'yes' }
}
const limit = (cell: string): Read => {
  const value = limitIn(cell, itemValues.unit)
  return value ? { value } : { problem: 'limit' }
}
const several =
  (most: number, each: number) =>
  (cell: string): Read => {
    const value = severalIn(cell)
    return value.length > most || value.some((one) => [...one].length > each) ? { problem: 'too_long' } : { value }
  }

/** How each column is read; an empty cell where one may be empty is read before. */
const readers: Record<Exclude<ColumnKey, 'code'>, (cell: string) => Read> = {
  class: oneOf(itemValues.class),
  name: text(14),
  words: several(20, 20),
  hint: text(200),
  kind: oneOf(itemValues.kind),
  answerable: oneOf(itemValues.answerable),
  department_kind: (cell) => {
    const kind = Object.entries(departmentKinds).find(([code, name]) => code === cell || name === cell)?.[0]
    return kind ? { value: kind } : { problem: 'unknown' }
  },
  why: text(200),
  tier: oneOf(itemValues.tier),
  priority: (cell) => (/^[1-4]$/.test(cell) ? { value: Number(cell) } : { problem: 'number' }),
  contact: limit,
  resolve: limit,
  filing_criterion: text(200),
  criterion: text(200),
  evidence: oneOf(itemValues.evidence),
  place: oneOf(itemValues.place),
  public_open: yes,
  divert: text(200),
  checklist: several(12, 60),
  may_act: yes,
  instead: text(200),
  questions: (cell) => {
    const value = questionsMeant(cell)
    return value.length > 8 || value.some((one) => [...one.question].length > 40) ? { problem: 'too_long' } : { value }
  },
}

/** What an empty cell means in columns that may be empty. */
const empty: Partial<Record<ColumnKey, unknown>> = {
  words: [],
  hint: '',
  department_kind: null,
  filing_criterion: '',
  divert: null,
  checklist: [],
  instead: '',
  questions: [],
}

/** The item a row wants; columns that aren't in the sheet stay as `before` has them, or as a blank item's. */
export function itemIn(cells: Cells, before: ItemView | undefined): { item: ItemView; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const item: Record<string, unknown> = { ...(before ?? blank), code: cells.code ?? '' }
  for (const [column, read] of Object.entries(readers) as [Exclude<ColumnKey, 'code'>, (cell: string) => Read][]) {
    const cell = cells[column]
    const result = cell === undefined ? absent(column, before) : cell === '' ? emptied(column) : read(cell)
    if (result === undefined) continue
    if ('problem' in result) problems.push({ column, problem: result.problem, value: cell ?? '' })
    else item[column] = result.value
  }
  const wanted = item as unknown as ItemView
  if (wanted.answerable !== 'department') wanted.department_kind = null
  else if (!wanted.department_kind && !problems.some(({ column }) => column === 'department_kind')) {
    problems.push({ column: 'department_kind', problem: 'required', value: '' })
  }
  if (!wanted.may_act && wanted.instead === '') problems.push({ column: 'instead', problem: 'required', value: '' })
  return { item: wanted, problems }
}

function absent(column: ColumnKey, before: ItemView | undefined): Read | undefined {
  return before === undefined && needed.includes(column) ? { problem: 'required' } : undefined
}

function emptied(column: ColumnKey): Read {
  return column in empty ? { value: empty[column] } : { problem: 'required' }
}
