/** A dwelling to be walked to, in walking order. `block` is its stairwell, or its building where there is none. */
export type Stop = { dwellingId: string; buildingId: string; block: string; paths: readonly (string | null)[] }

/** Somebody who walks, and whether their posts reach a place. */
export type Walker = { personId: string; reaches(paths: readonly (string | null)[]): boolean }

export type Shared = { stop: Stop; personId: string }

/** A stairwell is one person's, unless it is a tower: then floors are cut into pieces of at most so many dwellings. */
const pieceMost = 24

type Piece = { stops: Stop[]; walkers: string[] }

/**
 * Shares dwellings out among walkers: each only where their posts reach, loads as even as whole stairwells allow, each walker's part
 * contiguous in walking order. `given`: blocks or buildings told by hand, kept as told where the walker reaches them. What nobody
 * reaches comes back in `unreached`.
 */
export function splitStops(stops: readonly Stop[], walkers: readonly Walker[], given: ReadonlyMap<string, string>) {
  const load = new Map(walkers.map((walker) => [walker.personId, 0]))
  const shares: Shared[] = []
  const give = (piece: Piece, personId: string) => {
    shares.push(...piece.stops.map((stop) => ({ stop, personId })))
    load.set(personId, (load.get(personId) ?? 0) + piece.stops.length)
  }
  const free: Piece[] = []
  const unreached: Stop[] = []
  for (const piece of piecesOf(stops, walkers)) {
    const first = piece.stops[0]
    const told = first && (given.get(first.block) ?? given.get(first.buildingId))
    if (piece.walkers.length === 0) unreached.push(...piece.stops)
    else if (told !== undefined && piece.walkers.includes(told)) give(piece, told)
    else free.push(piece)
  }
  // Where few can walk comes first: those who can walk anywhere even it out afterwards.
  const groups = [...Map.groupBy(free, (piece) => piece.walkers.join()).values()]
  for (const group of groups.toSorted((a, b) => (a[0]?.walkers.length ?? 0) - (b[0]?.walkers.length ?? 0)))
    shareGroup(group, load, give)
  return { shares, unreached }
}

function piecesOf(stops: readonly Stop[], walkers: readonly Walker[]): Piece[] {
  const pieces: Piece[] = []
  let last: Piece | undefined
  for (const stop of stops) {
    const before = last?.stops[0]
    if (!last || before?.block !== stop.block || last.stops.length >= pieceMost) {
      const able = walkers.filter((walker) => walker.reaches(stop.paths)).map((walker) => walker.personId)
      last = { stops: [], walkers: able }
      pieces.push(last)
    }
    last.stops.push(stop)
  }
  return pieces
}

/** One stretch after another, each as long as levels its walker with the others; the cut falls where it misses least. */
function shareGroup(
  group: readonly Piece[],
  load: Map<string, number>,
  give: (piece: Piece, to: string) => void,
): void {
  const walkers = group[0]?.walkers ?? []
  const total = group.reduce((sum, piece) => sum + piece.stops.length, 0)
  const level = levelOf(
    walkers.map((id) => load.get(id) ?? 0),
    total,
  )
  const wanted = walkers
    .map((id) => ({ id, most: Math.max(0, level - (load.get(id) ?? 0)) }))
    .filter((one) => one.most > 0)
  let at = 0
  let until = wanted[0]?.most ?? 0
  let done = 0
  for (const piece of group) {
    while (at < wanted.length - 1 && done + piece.stops.length / 2 > until) {
      at += 1
      until += wanted[at]?.most ?? 0
    }
    give(piece, wanted[at]?.id ?? walkers[0] ?? '')
    done += piece.stops.length
  }
}

/** The height to which so much more fills vessels that stand at these heights. */
function levelOf(loads: readonly number[], more: number): number {
  const sorted = [...loads].sort((a, b) => a - b)
  let level = 0
  let sum = 0
  for (const [index, height] of sorted.entries()) {
    sum += height
    level = (sum + more) / (index + 1)
    const next = sorted[index + 1]
    if (next === undefined || level <= next) break
  }
  return level
}
