import { type Actor, type ActorPost, holdsOver } from '../../../shared/actor.ts'
import { type Residence, whereabouts } from './residences.ts'

export type PersonAction = 'edit' | 'move_in' | 'move_out' | 'merge' | 'birth' | 'death' | 'undo_death'

type Entry = { merged_into: string | null; died_on: string | null; erased_at: Date | null }

/** What the actor may do with an entry: rights follow the areas of its present dwellings. Nothing with one merged away. */
export function canPerson(actor: Actor, person: Entry, residences: readonly Residence[]): PersonAction[] {
  if (
    person.merged_into !== null ||
    person.erased_at !== null ||
    !holdsOver(actor, 'people.register', whereabouts(residences))
  )
    return []
  // What was written of somebody who died can be mended, and a double entry put to it.
  if (person.died_on !== null) return ['edit', 'merge']
  return ['edit', 'move_in', 'move_out', 'merge', 'birth', 'death']
}

/** Whether the actor may see an entry at all. */
export function seesPerson(actor: Actor, residences: readonly Residence[]): boolean {
  return holdsOver(actor, 'people.read', whereabouts(residences))
}

/** Whether the actor sees the day of birth whole: whoever mends the entry. Others see the age. */
export function seesBirthDate(actor: Actor, residences: readonly Residence[]): boolean {
  return holdsOver(actor, 'people.register', whereabouts(residences))
}

/** Whether the actor sees sensitive tags (health, hardship; 个人信息保护法 28): who gives help for them. */
export function seesSensitive(actor: Actor, residences: readonly Residence[]): boolean {
  return holdsOver(actor, 'people.see_sensitive', whereabouts(residences))
}

export type Holds = 'people.read' | 'people.export'

/** Area paths in which the actor may read the register, or take it out; null without bounds. */
export function readablePaths(actor: Actor, permission: Holds): string[] | null {
  if (actor.kind === 'system') return null
  const posts = (actor.permissions.get(permission) ?? []).filter(overArea)
  return posts.some((post) => post.areaPath === '') ? null : posts.map((post) => post.areaPath)
}

function overArea(post: ActorPost): post is ActorPost & { areaPath: string } {
  return post.areaPath !== null && post.bodyId === null
}
