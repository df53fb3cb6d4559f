import type { Tx } from './db/database.ts'

/**
 * Small figures: which figures about persons are shown to whoever may not see the persons themselves.
 *
 * - A figure of one to four (setting `platform.smallest_figure`) is withheld; nobody (0) is no small figure.
 * - A part is shown beside its whole only where what is left of the whole isn't small either (`tellsFew`). Rates of the community's work
 *   (answered in time, solved, satisfied) tell of the work: they hang on what they are of alone.
 * - Where a total stands beside its parts, further parts are withheld until the small ones can't be had by subtracting
 *   (`shownFigures`: complementary suppression); where a whole is withheld, so are its parts.
 * - Who sees the exact figures of a part (an area of theirs) sees those of the whole only where the rest, whole less part, could be shown.
 *   So neither tree of areas tells the other one's rest.
 * - Two days of a figure tell what was added between them: therefore strangers get figures of the whole community only, never of an
 *   area, a building or a filter of their own choosing.
 *
 * Source: the threshold rule with secondary suppression for frequency tables (Handbook on Statistical Disclosure Control, ch. 4 and 5,
 * sdctools.github.io/HandbookSDC; FCSM Statistical Policy Working Paper 22); 个人信息保护法 73 (4): anonymous is what can't be traced back to
 * a person. The threshold itself is common use, so it is a setting.
 */

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
  return isFew(count, least) || (count > 0 && workers < workersLeast) ? null : count
}

/** Whether a part, or what is left of its whole without it, is of so few that it would tell who. */
export function tellsFew(part: number, whole: number, least: number): boolean {
  return isFew(part, least) || isFew(whole - part, least)
}

/** Somebody, but fewer than may be shown. */
export function isFew(count: number, least: number): boolean {
  return count > 0 && count < least
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
