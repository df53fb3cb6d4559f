import { listAddress } from '../../../../../../app/web/kit/list/list-address.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useFields } from '../fields/custom-fields.tsx'
import type { Field } from '../views.ts'

/** Columns that may be chosen, in their order; the name always stands. */
export const columnNames = ['home', 'role', 'phone', 'sex', 'age', 'tags', 'registered_at'] as const
export type ColumnName = (typeof columnNames)[number]
/** The column of one of the community's own fields. */
export type OwnColumn = `field:${string}`
export const filterNames = ['area', 'tag', 'role', 'newcomer'] as const
export const allFilters = [...filterNames, 'field', 'value'] as const
export const sorts = ['name', 'eldest', 'registered'] as const

/** Filters, order and columns of the register in its address. */
function addressOf(fields: readonly Field[]) {
  return listAddress({
    filters: allFilters,
    columns: [...columnNames, ...fields.map((field): OwnColumn => `field:${field.id}`)],
    usual: ['home', 'phone', 'tags'],
  })
}

/** Without the community's own fields: for what needs none of them. */
export const address = addressOf([])

/** The same with the community's own fields of people and of their homes, but for the sensitive ones, which stand in no list. */
export function useRegisterAddress() {
  const t = useWords('people')
  const named = (field: Field) =>
    field.subject === 'dwelling' ? { ...field, label: t('workbench.fields.of_home', { label: field.label }) } : field
  const fields = useFields()
    .filter((field) => !field.sensitive)
    .map(named)
  return { fields, address: addressOf(fields) }
}
