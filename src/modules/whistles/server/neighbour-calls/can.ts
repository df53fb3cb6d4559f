/** What a person may do with a neighbour call: pure. */
import { type Actor, covers } from '../../../../shared/actor.ts'

export type CanNeighbourCall = {
  state: 'open' | 'held' | 'withdrawn'
  meets_at: Date
  admin_path: string | null
  compound_path: string | null
}
export type StaffAction = 'enter' | 'hold' | 'withdraw'
export type OwnAction = 'come' | 'leave'

/** Whether a post for it lies over the place, or above. */
export function keepsCall(actor: Actor, row: Pick<CanNeighbourCall, 'admin_path' | 'compound_path'>): boolean {
  if (actor.kind === 'system') return true
  return (actor.permissions.get('whistles.call_neighbours') ?? []).some(
    ({ areaPath }) =>
      areaPath !== null && [row.admin_path, row.compound_path].some((path) => path !== null && covers(areaPath, path)),
  )
}

/** Why staff may not do this now, by precedence; null where they may. */
export function staffRefusal(actor: Actor, row: CanNeighbourCall, now: Date, action: StaffAction): string | null {
  if (!keepsCall(actor, row)) return 'platform.not_allowed'
  if (row.state !== 'open') return 'whistles.call_ended'
  return action === 'hold' && row.meets_at > now ? 'whistles.not_met_yet' : null
}

export function canStaff(actor: Actor, row: CanNeighbourCall, now: Date): StaffAction[] {
  return (['enter', 'hold', 'withdraw'] as const).filter((action) => staffRefusal(actor, row, now, action) === null)
}

/** Coming and leaving are open until it begins. */
export function isOver(row: CanNeighbourCall, now: Date): boolean {
  return row.state !== 'open' || row.meets_at <= now
}

export function canOwn(
  row: CanNeighbourCall & { needed: number; coming: number; welcomes: readonly string[] },
  coming: boolean,
  now: Date,
): OwnAction[] {
  if (isOver(row, now)) return []
  if (coming) return ['leave']
  return row.coming < row.needed && row.welcomes.includes('residents') ? ['come'] : []
}
