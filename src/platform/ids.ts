import { v7 } from 'uuid'

/** A UUIDv7 stamped with `now`, so that ids made on a virtual clock sort by it too. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}
