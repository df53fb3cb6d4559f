/** One column of a table or view, as PostgreSQL's catalogue has it. */
export interface Column {
  name: string
  /** Base type: `text`, `int4`, `timestamptz`, `_text` for an array of text. */
  type: string
  /** b base, e enum, d domain, r range … */
  typeKind: string
  nullable: boolean
  hasDefault: boolean
  /** Computed by the database, or numbered by it: nobody may write it. */
  generated: boolean
  usesSequence: boolean
}

/** A key: `foreign` ones also say where they lead. Columns in the order of the key; '' for an expression. */
export interface Key {
  name: string
  kind: 'primary' | 'unique' | 'foreign' | 'exclusion'
  columns: string[]
  target?: string
  targetColumns?: string[]
}

export interface Policy {
  name: string
  command: string
  permissive: boolean
  using: string | null
  check: string | null
}

/** A table, view or materialised view with everything the checks and generators ask of it. */
export interface Table {
  schema: string
  name: string
  kind: 'table' | 'view' | 'materialised view'
  rowSecurity: boolean
  forced: boolean
  /** A view that reads with the rights of who asks. */
  invoker: boolean
  /** Privileges of the application role, and of everybody. */
  grants: string[]
  publicGrants: string[]
  columns: Column[]
  keys: Key[]
  policies: Policy[]
  /** Texts of the check constraints on one column, by column. */
  checks: { column: string; text: string }[]
}

/** A function that runs with its owner's rights and may be called by the application role. */
export interface DefinerFunction {
  name: string
  body: string
  searchPathSet: boolean
}

export interface Schema {
  tables: Table[]
  definers: DefinerFunction[]
  /** What the application role may do beyond its grants, or owns: both should be empty. */
  rolePowers: string[]
}

/** `schema.table` */
export const fullName = (table: Pick<Table, 'schema' | 'name'>) => `${table.schema}.${table.name}`
