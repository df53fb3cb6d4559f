import type { Field, FieldShown } from '../views.ts'

/** What is typed or chosen in the community's own fields, by their ids: yes, no and codes as they are, several as a list. */
export type CustomDraft = Record<string, string | string[]>

/** An entry's values as they begin to be changed; of retired fields nothing is changed. */
export function customDraft(shown: readonly FieldShown[]): CustomDraft {
  return Object.fromEntries(shown.filter((one) => !one.retired).map(({ id, value }) => [id, typed(value)]))
}

function typed(value: FieldShown['value']): string | string[] {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value : value === null ? '' : String(value)
}

/** The values of the call. What is no number is sent as it was typed, and refused with its field. */
export function customBody(fields: readonly Field[], draft: CustomDraft) {
  const present = fields.filter((field) => !field.retired)
  return Object.fromEntries(present.map((field) => [field.id, sent(field, draft[field.id] ?? '')]))
}

function sent({ kind }: Field, value: string | string[]) {
  if (value === '') return null
  if (kind === 'yes_no') return value === 'yes'
  if (kind === 'number' && typeof value === 'string') return Number.isFinite(Number(value)) ? Number(value) : value
  return value
}

/** Labels by the names of their inputs: what an error is said of. */
export function customLabels(fields: readonly Field[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [`custom.${field.id}`, field.label]))
}
