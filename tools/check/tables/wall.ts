import { type DefinerFunction, fullName, type Policy, type Table } from '../../lib/schema/types.ts'
import type { Finding } from '../finding.ts'

// PostgreSQL's own spelling of the only condition that separates communities: when writing, and when reading, where CASE keeps the planner
// from reckoning with it (migration policy_estimate).
const written = "(community_id = ANY ((NULLIF(current_setting('app.communities'::text, true), ''::text))::integer[]))"
const read = `CASE WHEN ${written} THEN true ELSE false END`

const ordinary = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE'])

/** A community's table lets the application role see and write the rows of the communities it was opened for, and no other. */
export function wallOf(table: Table): Finding[] {
  const where = fullName(table)
  const wrong: string[] = []
  if (!table.rowSecurity) wrong.push('has no row level security')
  if (table.forced) wrong.push('forces row level security, which blocks the search function')
  if (!table.policies.some((policy) => policy.permissive && policy.command === '*'))
    wrong.push('has no policy for all commands')
  wrong.push(...table.policies.flatMap(leakOf), ...grantsOf(table))
  return wrong.map((what) => ({ where, what }))
}

/** Permissive policies add up: one that says anything else opens the wall. */
function leakOf({ name, permissive, using, check }: Policy): string[] {
  if (!permissive) return []
  const wrong: string[] = []
  if (using?.replaceAll(/\s+/g, ' ').trim() !== read)
    wrong.push(`policy ${name} does not separate communities when reading`)
  if (check !== written) wrong.push(`policy ${name} does not separate communities when writing`)
  return wrong
}

/** What the application role may do with any table it can reach. */
export function grantsOf(table: Table): string[] {
  const wrong = table.grants
    .filter((grant) => !ordinary.has(grant))
    .map((grant) => `grants ${grant} to the application role`)
  if (table.publicGrants.length > 0) wrong.push(`grants ${table.publicGrants.join(', ')} to everybody`)
  if (!table.grants.includes('SELECT')) wrong.push('is not granted to the application role')
  return wrong
}

/** A view reads with its owner's rights unless told otherwise; a materialised view knows no policy at all. */
export function viewLeak(view: Table): Finding[] {
  if (view.grants.length === 0) return []
  if (view.kind === 'materialised view') {
    return [
      { where: fullName(view), what: 'is a materialised view that the application role may read: it knows no policy' },
    ]
  }
  return view.invoker
    ? []
    : [{ where: fullName(view), what: 'is a view without security_invoker: it passes by the policies' }]
}

/** A function with its owner's rights passes by the policies: it asks for itself which community may be seen. */
export function definerLeak({ body, searchPathSet }: DefinerFunction): string[] {
  const wrong = searchPathSet ? [] : ["runs with its owner's rights, but sets no search_path"]
  if (!/platform\.sees\s*\(|app\.communities/.test(body)) {
    wrong.push("runs with its owner's rights, but does not ask platform.sees(community)")
  }
  return wrong
}
