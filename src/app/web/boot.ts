import type { Bootstrap, CommunityHead } from './bootstrap.ts'

let cached: Bootstrap | undefined

/** The page data the server wrote into this document. */
export function boot(): Bootstrap {
  cached ??= JSON.parse(document.getElementById('bootstrap')?.textContent ?? 'null') as Bootstrap
  return cached
}

/** The community of this page. Throws on `/login`, which has none. */
export function community(): CommunityHead {
  const head = boot().community
  if (!head) throw new Error('this page belongs to no community')
  return head
}

/** The path below the face and its community: `/c/1/file` → `/file`. */
export function facePath(): string {
  return location.pathname.replace(/^\/[cw]\/\d+/, '') || '/'
}
