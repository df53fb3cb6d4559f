/** An address as the list reads it. */
export type Search = Record<string, string | undefined>

interface ListShape<Filter extends string, Column extends string> {
  /** Filters as they stand in the address, in the order of their chips. */
  filters: readonly Filter[]
  /** Columns that may be chosen, in their order, and those shown unless told. The first cell of a row always stands. */
  columns: readonly Column[]
  usual: readonly Column[]
}

/** How filters, order and columns of a list stand in its address, so that a view can be kept and sent. */
export function listAddress<Filter extends string, Column extends string>(shape: ListShape<Filter, Column>) {
  const { filters, columns, usual } = shape
  return {
    /** The filters of an address, and nothing else of it. */
    filtersOf: (search: Search): Partial<Record<Filter, string>> =>
      Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as Partial<
        Record<Filter, string>
      >,

    /** What a view keeps of an address, always in the same order, so that two can be compared. */
    addressOf(search: Search): string {
      const kept = [...filters, 'sort', 'columns'].flatMap((name) => (search[name] ? [[name, search[name]]] : []))
      return new URLSearchParams(kept as [string, string][]).toString()
    },

    /** The columns of an address: `columns=state,due`. */
    columnsOf(search: Search): Column[] {
      const asked = search.columns?.split(',')
      return asked ? columns.filter((name) => asked.includes(name)) : [...usual]
    },

    /** How a choice of columns stands in the address; the usual one not at all. */
    columnsText(chosen: readonly string[]): string | undefined {
      const text = chosen.join(',') || 'none'
      return text === usual.join(',') ? undefined : text
    },

    /** A patch that drops every filter. */
    none: (): Search => Object.fromEntries(filters.map((name) => [name, undefined])),
  }
}
