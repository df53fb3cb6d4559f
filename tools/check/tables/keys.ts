import { fullName, type Key, type Table } from '../../lib/schema/types.ts'
import type { Finding } from '../finding.ts'

/** What foreign keys must know of other tables, and of which module may lead to which. */
export interface Surroundings {
  /** Tables that hold a community_id, by full name. */
  communityTables: ReadonlySet<string>
  /** Whether a table of one schema may lead to a table of another. */
  mayLead(from: string, to: string): boolean
}

/**
 * community_id comes first in the primary key and in every unique, foreign and exclusion key: so a row can't be confused with,
 * or lead to, another community's, and the table can be distributed by community.
 */
export function keysOf(table: Table, around: Surroundings): Finding[] {
  const where = fullName(table)
  const missing = table.keys.some((key) => key.kind === 'primary') ? [] : [{ where, what: 'has no primary key' }]
  return [...missing, ...table.keys.flatMap((key) => judgeKey(key, around).map((what) => ({ where, what })))]
}

function judgeKey(key: Key, around: Surroundings): string[] {
  const first = key.columns[0] === 'community_id'
  if (key.kind !== 'foreign') return first ? [] : [`${key.kind} key ${key.name} does not begin with community_id`]
  if (!around.communityTables.has(key.target ?? '')) return []
  return first && key.targetColumns?.[0] === 'community_id'
    ? []
    : [`foreign key ${key.name} does not begin with community_id on both sides`]
}

/** Foreign keys point downward only, and sideways to what the module says it uses. */
export function leadingUp(table: Table, around: Surroundings): Finding[] {
  return table.keys
    .filter((key) => key.kind === 'foreign' && key.target !== undefined)
    .filter((key) => !around.mayLead(table.schema, key.target?.split('.')[0] ?? ''))
    .map((key) => ({
      where: fullName(table),
      what: `foreign key ${key.name} leads to ${key.target}, which is no layer below and no module in uses`,
    }))
}
