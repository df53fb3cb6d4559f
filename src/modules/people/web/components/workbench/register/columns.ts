import { listAddress } from '../../../../../../app/web/kit/list/list-address.ts'

/** Columns that may be chosen, in their order; the name always stands. */
export const columnNames = ['home', 'role', 'phone', 'sex', 'age', 'tags', 'registered_at'] as const
export type ColumnName = (typeof columnNames)[number]
export const filterNames = ['area', 'tag', 'role', 'newcomer'] as const
export const sorts = ['name', 'eldest', 'registered'] as const

/** Filters, order and columns of the register in its address. */
export const address = listAddress({
  filters: filterNames,
  columns: columnNames,
  usual: ['home', 'phone', 'tags'],
})
