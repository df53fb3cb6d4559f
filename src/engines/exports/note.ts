import type { ReadContext } from '../../platform/command/types.ts'
import { atClock } from './sheet.ts'

type Facts = {
  /** The module whose words these are (`messages.export_…`). */
  list: string
  /** What the list was limited to, in words, in the order they are said. */
  limits: readonly string[]
  by: string
  rows: number
  cut: boolean
  zone: string
}

/** What stands above a sheet: which rows these are, how many, taken out by whom and when. */
export function sheetNote(ctx: ReadContext, { list, limits, by, rows, cut, zone }: Facts): string {
  const say = (key: string, params = {}) => ctx.services.texts.message(ctx.language, list, `export_${key}`, params)
  const filter = limits.length === 0 ? say('all') : limits.join(say('and'))
  const note = say('note', { filter, by, rows, time: atClock(ctx.now.toISOString(), zone) })
  return cut ? `${note} ${say('cut', { rows })}` : note
}
