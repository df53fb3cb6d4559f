import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idBytes = 16
/** Chance for so many ids is drawn at once: asked for one by one it costs ten times as much, and a command draws a dozen. */
const drawn = Buffer.alloc(idBytes * 256)
let used = drawn.length

function chance(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += idBytes
  return drawn.subarray(used - idBytes, used)
}

/** A UUIDv7 stamped with `now`, so that ids made on a virtual clock sort by it too. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime(), random: chance() })
}
