/**
 * Who of the staff is at a thing right now. In the memory of this process: it knows whoever this process serves (the product runs as one;
 * behind several, each sees its own), keeps no history, and forgets within a minute. What it can't tell, the version check of every act
 * still does.
 */

export type Thing = { communityId: number; kind: string; id: string }
export type Present = { personId: string; writing: boolean }
type Seen = Present & { at: number }

/** Pages say so every 15 seconds; twice missed is gone. */
const forgottenAfter = 40_000
const roomsMost = 5_000

const rooms = new Map<string, Map<string, Seen>>()

const keyOf = ({ communityId, kind, id }: Thing) => `${communityId} ${kind} ${id}`

/** Notes somebody at a thing (null: only asks), and tells who else is there. */
export function whoIsAt(thing: Thing, me: Present | null, now: Date): Present[] {
  const key = keyOf(thing)
  const room = fresh(rooms.get(key), now)
  if (me) room.set(me.personId, { ...me, at: now.getTime() })
  rooms.delete(key)
  if (room.size > 0) rooms.set(key, room)
  if (rooms.size > roomsMost) rooms.delete(rooms.keys().next().value ?? '')
  return [...room.values()]
    .filter((seen) => seen.personId !== me?.personId)
    .map(({ personId, writing }) => ({ personId, writing }))
}

/** Who is at these things of one kind, one person left out; things where nobody is are missing. Asking is not being there. */
export function whoIsAtEach(
  { communityId, kind, ids }: { communityId: number; kind: string; ids: readonly string[] },
  but: string | null,
  now: Date,
): Map<string, Present[]> {
  const found = ids.map((id): [string, Present[]] => {
    const seen = [...fresh(rooms.get(keyOf({ communityId, kind, id })), now).values()]
    return [id, seen.filter((one) => one.personId !== but).map(({ personId, writing }) => ({ personId, writing }))]
  })
  return new Map(found.filter(([, present]) => present.length > 0))
}

/** The page was closed. */
export function leave(thing: Thing, personId: string): void {
  rooms.get(keyOf(thing))?.delete(personId)
}

function fresh(room: Map<string, Seen> | undefined, now: Date): Map<string, Seen> {
  const since = now.getTime() - forgottenAfter
  return new Map([...(room ?? [])].filter(([, seen]) => seen.at >= since && seen.at <= now.getTime() + forgottenAfter))
}
