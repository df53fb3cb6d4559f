import { type Column, fullName, type Table } from '../../lib/schema/types.ts'
import type { Finding } from '../finding.ts'

/** Kinds of column that the platform's decisions leave out. */
export function columnsOf(table: Table): Finding[] {
  return table.columns.flatMap((column) => {
    const what = unwanted(column)
    return what ? [{ where: `${fullName(table)}.${column.name}`, what }] : []
  })
}

function unwanted({ name, type, typeKind, usesSequence, nullable }: Column): string | undefined {
  if (typeKind === 'e') return 'is an enum, no index condition behind a policy: use text with a check'
  if (type === 'timestamp') return 'has no zone: use timestamptz'
  if (type === 'json') return 'is json: use jsonb'
  if (usesSequence) return 'is numbered by a sequence: ids are made by ctx.newId()'
  if (name === 'community_id' && (type !== 'int4' || nullable)) return 'is not "int not null"'
  return undefined
}
