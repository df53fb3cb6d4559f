import { sql } from 'kysely'

/** Condition: the post `p` is over this area or one below it, in either tree. */
export function postsBelow(area: { admin_path: string | null; compound_path: string | null }) {
  return sql<boolean>`(${atOrBelow('p.admin_path', area.admin_path)} or ${atOrBelow('p.compound_path', area.compound_path)})`
}

/** '0' is the character after '/', so the range is the subtree. */
function atOrBelow(column: string, path: string | null) {
  if (path === null) return sql<boolean>`false`
  const ref = sql.ref(column)
  return sql<boolean>`(${ref} = ${path} or (${ref} >= ${`${path}/`} and ${ref} < ${`${path}0`}))`
}
