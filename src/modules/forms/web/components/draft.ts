import type { FieldProblem } from '../../../../shared/refusal.ts'
import type { Definition, FormView, Template } from './views.ts'

export interface WishDraft {
  age_from: string
  age_to: string
  sex: '' | 'male' | 'female'
  tag: string
  role: '' | 'owner' | 'co_owner' | 'tenant' | 'family' | 'other'
}

export interface ColumnDraft {
  id: string
  title: string
  source: string
  wish: WishDraft
  needed: boolean
  at: string
}

/** The definition as it is typed. */
export interface Draft {
  name: string
  asked_by_body: string
  asked_by: string
  paper: string
  purpose: string
  legal_basis: string
  rhythm: Definition['rhythm']
  due_on: string
  due_in: 'next' | 'same'
  due_day: string
  asked_on: string
  rows: Definition['rows']
  area: { id: string; name: string } | null
  wish: WishDraft
  columns: ColumnDraft[]
  /** On what sensitive data may be listed; empty where none is. */
  terms: { law: string; purpose: string; assessment: string }
  template: { id: string; name: string } | null
  header_row: number
}

const noTerms = { law: '', purpose: '', assessment: '' }
const noWish: WishDraft = { age_from: '', age_to: '', sex: '', tag: '', role: '' }
type Wish = NonNullable<Definition['wish']>

/** What stands in the form at first: nothing, or the definition as it is. */
export function draftOf(form: FormView | undefined, today: string): Draft {
  if (!form) {
    return {
      name: '',
      asked_by_body: '',
      asked_by: '',
      paper: '',
      purpose: '',
      legal_basis: '',
      rhythm: 'monthly',
      due_on: '5',
      due_in: 'next',
      due_day: '',
      asked_on: today,
      rows: 'person',
      area: null,
      wish: noWish,
      columns: [],
      terms: noTerms,
      template: null,
      header_row: 1,
    }
  }
  const { sensitive, ...definition } = form.definition
  return {
    ...definition,
    terms: sensitive ?? noTerms,
    asked_by_body: definition.asked_by_body ?? '',
    due_on: String(definition.due_on),
    due_day: definition.due_day ?? '',
    area: form.area,
    wish: wishDraft(definition.wish),
    columns: definition.columns.map((column) => ({
      ...column,
      wish: wishDraft(column.wish),
      at: column.at === null ? '' : String(column.at),
    })),
    template: form.template,
  }
}

function wishDraft({ age_from, age_to, sex, tag, role }: Wish): WishDraft {
  return {
    age_from: age_from === undefined ? '' : String(age_from),
    age_to: age_to === undefined ? '' : String(age_to),
    sex: sex ?? '',
    tag: tag ?? '',
    role: role ?? '',
  }
}

/** An empty column with an id nothing else has. */
export function newColumn(columns: readonly ColumnDraft[], more: Partial<ColumnDraft> = {}): ColumnDraft {
  let number = columns.length + 1
  while (columns.some((column) => column.id === `c${number}`)) number += 1
  return { id: `c${number}`, title: '', source: '', wish: noWish, needed: true, at: '', ...more }
}

/** Columns as the headings of their sheet propose them; those mapped already keep what was chosen. */
export function columnsOf(template: Template, before: readonly ColumnDraft[]): ColumnDraft[] {
  const columns: ColumnDraft[] = []
  for (const { at, title, source } of template.columns) {
    const known = before.find((column) => column.title === title)
    columns.push(
      known ? { ...known, at: String(at) } : newColumn([...before, ...columns], { title, source, at: String(at) }),
    )
  }
  return columns
}

const whole = (text: string, most: number) => /^\d{1,3}$/.test(text.trim()) && Number(text) <= most

/** What has to be there before it is sent. */
export function missingOf(draft: Draft, sensitive: boolean): FieldProblem[] {
  const required = (['name', 'purpose', 'legal_basis', 'asked_on'] as const)
    .filter((path) => draft[path].trim() === '')
    .map((path) => ({ path: path as string, code: 'required' }))
  const ages = [draft.wish, ...draft.columns.map((column) => column.wish)].some((wish) =>
    [wish.age_from, wish.age_to].some((age) => age !== '' && !whole(age, 130)),
  )
  return [
    ...required,
    ...(draft.asked_by_body === '' && draft.asked_by.trim() === '' ? [{ path: 'asked_by', code: 'required' }] : []),
    ...(draft.rhythm === 'once' && draft.due_day === '' ? [{ path: 'due_day', code: 'required' }] : []),
    ...(draft.rhythm !== 'once' && (!whole(draft.due_on, 31) || Number(draft.due_on) === 0)
      ? [{ path: 'due_on', code: 'invalid' }]
      : []),
    ...(ages ? [{ path: 'age', code: 'invalid' }] : []),
    ...(sensitive ? termsMissing(draft) : []),
    ...(draft.columns.length === 0 ? [{ path: 'columns', code: 'required' }] : []),
    ...draft.columns.flatMap(({ title, source }, index) => [
      ...(title.trim() === '' ? [{ path: `columns.${index}.title`, code: 'required' }] : []),
      ...(source === '' ? [{ path: `columns.${index}.source`, code: 'required' }] : []),
    ]),
  ]
}

const termsMissing = ({ terms }: Draft): FieldProblem[] =>
  (['law', 'purpose', 'assessment'] as const)
    .filter((part) => terms[part].trim() === '')
    .map((part) => ({ path: `sensitive.${part}`, code: 'required' }))

function wishOf({ age_from, age_to, sex, tag, role }: WishDraft): Wish {
  return {
    ...(age_from === '' ? {} : { age_from: Number(age_from) }),
    ...(age_to === '' ? {} : { age_to: Number(age_to) }),
    ...(sex === '' ? {} : { sex }),
    ...(tag === '' ? {} : { tag }),
    ...(role === '' ? {} : { role }),
  }
}

/** The body of the call; `counts`: sources that count people, of which whom is said. */
export function bodyOf(draft: Draft, counts: (source: string) => boolean, sensitive: boolean): Definition {
  const { area, template, wish, columns, asked_by_body, due_on, due_day, terms, ...plain } = draft
  return {
    ...plain,
    asked_by_body: asked_by_body || null,
    due_on: whole(due_on, 31) ? Number(due_on) : 5,
    due_day: due_day || null,
    area_id: area?.id ?? null,
    wish: draft.rows === 'person' ? wishOf(wish) : {},
    sensitive: sensitive ? terms : null,
    template_id: template?.id ?? null,
    columns: columns.map((column) => ({
      id: column.id,
      title: column.title,
      source: column.source,
      needed: column.needed,
      wish: counts(column.source) ? wishOf(column.wish) : {},
      at: template === null || column.at === '' ? null : Number(column.at),
    })),
  }
}
