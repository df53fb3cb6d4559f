import type { Tx } from './db/database.ts'

/** Setting `platform.smallest_figure`: figures about persons below it are not shown to everybody. */
export const smallestFigureSetting = 'platform.smallest_figure'
const usualSmallest = 5
/** Below this many workers a figure would stand for one person (design.md 9). */
const workersLeast = 2

/** What a community decided, else five: one to four aren't shown. */
export async function smallestFigure(tx: Tx, communityId: number): Promise<number> {
  const row = await tx
    .selectFrom('platform.settings')
    .select('value')
    .where('community_id', '=', communityId)
    .where('name', '=', smallestFigureSetting)
    .executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : usualSmallest
}

/** A figure of an area or a group. `workers`: how many stand behind it, where it is of their work. */
export type Figure = { count: number; workers?: number }

/** The figure as it may be shown: null where it is too small, or stands for one worker. Nobody is no small figure. */
export function shownFigure({ count, workers = workersLeast }: Figure, least: number): number | null {
  return count > 0 && (count < least || workers < workersLeast) ? null : count
}

export type ShownFigures = { parts: (number | null)[]; total: number | null }

/**
 * The figures of the parts of a whole beside their sum, so that what is withheld can't be had by subtracting: where the sum would tell
 * it, the next smallest part is withheld too, and where none is left, the sum. `least` 1 where only single workers are the matter.
 */
export function shownFigures(parts: readonly Figure[], least: number): ShownFigures {
  const sum = parts.reduce((total, part) => total + part.count, 0)
  const shown = parts.map((part) => shownFigure(part, least))
  while (isTold(parts, shown)) {
    const next = smallestShown(shown)
    if (next === undefined) return { parts: shown, total: null }
    shown[next] = null
  }
  return { parts: shown, total: shownFigure({ count: sum }, least) }
}

/** Whether the sum tells what is withheld: of a single part, or of parts that must all be one. */
function isTold(parts: readonly Figure[], shown: readonly (number | null)[]): boolean {
  const withheld = parts.filter((_, index) => shown[index] === null)
  const sum = withheld.reduce((total, part) => total + part.count, 0)
  return withheld.length === 1 || (withheld.length > 1 && sum === withheld.length)
}

function smallestShown(shown: readonly (number | null)[]): number | undefined {
  const candidates = shown.flatMap((count, index) => (count !== null && count > 0 ? [{ count, index }] : []))
  return candidates.sort((a, b) => a.count - b.count || a.index - b.index)[0]?.index
}
