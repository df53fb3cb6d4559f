import type { Level } from '../groups/groups.ts'
import { areaMarks } from './marks.data.ts'

/** What is told, by level; a level without words of its own takes those for all. */
export type Wordings = { all: string; grid: string; micro_grid: string; building: string }

/** Ready to be copied into one group. */
export function textFor(wordings: Wordings, level: Level, area: string): string {
  const text = wordings[level] || wordings.all
  return areaMarks.reduce((said, mark) => said.replaceAll(mark, area), text)
}
