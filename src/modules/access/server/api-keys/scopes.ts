import type { Operation } from '../../../../platform/command/types.ts'

/** Modules of which programs learn nothing: accounts, how they are kept, what each member of staff has laid out, and who asks for which right. */
const closed = new Set(['access', 'settings', 'desk', 'privacy'])
/** What is one person's own: their data, and the sheets made for them. */
const ownPath = /\/(own|my|exports?)(\/|$)/

/**
 * Whether a key may be given an operation: what staff read by a permission, and the few acts a contract opens (`forKeys`). Never what
 * belongs to one person (`own…`, residents), nor files, nor what a contract keeps from programs.
 */
export function isForKeys({ kind, route }: Operation): boolean {
  if (typeof route.access !== 'object' || !route.key || route.binary || route.upload) return false
  if (closed.has(moduleOf(route.name)) || ownPath.test(route.key)) return false
  return kind === 'query' ? route.key.startsWith('GET ') && route.forKeys !== false : route.forKeys === true
}

export function moduleOf(name: string): string {
  return name.split('.')[0] ?? ''
}

/** Names of operations for what was asked: single ones and whole modules (`requests.*`); undefined where one isn't for keys. */
export function scopesOf(operations: readonly Operation[], asked: readonly string[]): string[] | undefined {
  const open = operations.filter(isForKeys).map(({ route }) => route.name)
  const found = asked.map((scope) =>
    scope.endsWith('.*')
      ? open.filter((name) => name.startsWith(scope.slice(0, -1)))
      : open.filter((name) => name === scope),
  )
  return found.every((names) => names.length > 0) ? [...new Set(found.flat())].sort() : undefined
}
