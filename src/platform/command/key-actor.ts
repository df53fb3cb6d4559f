import type { Actor, ActorPost, ApiKey } from '../../shared/actor.ts'
import type { Registry } from '../module.ts'

/**
 * The actor of a program's key: nobody of the register, with the permissions that its operations ask for, over the whole community. The
 * door lets it do those operations alone, whatever else a permission would carry.
 */
export function keyActor(registry: Registry, key: ApiKey): Actor {
  const post: ActorPost = { id: key.id, kind: 'administrator', areaPath: '', bodyId: null }
  const permissions = key.scopes.flatMap((name) => {
    const access = registry.operations.get(name)?.route.access
    return typeof access === 'object' ? [[access.permission, [post]] as const] : []
  })
  return {
    kind: 'key',
    accountId: null,
    personId: null,
    administrator: false,
    posts: [],
    permissions: new Map(permissions),
    key,
  }
}
