import { lastPublishedYear, nationalExceptions } from '../../../engines/calendar/index.ts'
import { query } from '../../../platform/command/types.ts'
import { readCsv, SheetFault } from '../../../platform/sheets/index.ts'
import { addDays, type CivilDate, isCivilDate, weekday } from '../../../shared/civil-date.ts'
import { refuse } from '../../../shared/refusal.ts'
import { routes } from '../contract.ts'
import { restWords, workWords } from './calendar-words.data.ts'
import { heldRules } from './held.ts'
import { checkMayDecide } from './wanted.ts'

type Day = { day: CivilDate; kind: 'rest' | 'work'; note: string }
type Kept = { day: CivilDate; kind: 'holiday' | 'work'; note: string }

const noteMost = 40

/**
 * Reads a year's working calendar from a file: a line a day, with rest or work. It changes nothing: what differs from the weekdays comes back
 * as a change to be tried and decided on. Refusals: `platform.not_allowed`, `settings.calendar_unreadable`, `settings.calendar_gap` where a
 * day is missing between what is known and the end of the file's last year.
 */
export const readCalendar = query(routes['POST /api/c/:community/settings/calendar-file'], async (ctx, { text }) => {
  checkMayDecide(ctx)
  const { settings } = await heldRules(ctx)
  const held = settings['calendar'] as { weekdays: number[]; known_through: CivilDate | null }
  const days = daysIn(text)
  const national = `${lastPublishedYear}-12-31`
  const known = held.known_through && held.known_through > national ? held.known_through : national
  checkWhole(days, known)
  return {
    from: days[0]?.day ?? '',
    through: days.at(-1)?.day ?? '',
    days: differing(days, held.weekdays),
  }
})

function daysIn(text: string): Day[] {
  const days: Day[] = []
  try {
    for (const { row, cells } of readCsv(Buffer.from(text))) {
      const [day = '', word = '', note = ''] = cells.map((cell) => cell.trim())
      if (day === '' || (row === 1 && !/\d/.test(day))) continue
      const kind = kindOf(word.toLowerCase())
      const said = day.replaceAll('/', '-')
      if (!isCivilDate(said) || !kind) refuse('settings.calendar_unreadable', { row })
      days.push({ day: said, kind, note: note.slice(0, noteMost) })
    }
  } catch (error) {
    if (error instanceof SheetFault) refuse('settings.calendar_unreadable', { row: 1 })
    throw error
  }
  return days.length > 0 ? days : refuse('settings.calendar_unreadable', { row: 1 })
}

function kindOf(word: string): Day['kind'] | undefined {
  if (restWords.includes(word)) return 'rest'
  return workWords.includes(word) ? 'work' : undefined
}

/** Every day from what is known up to the end of a year, one after the other. */
function checkWhole(days: readonly Day[], known: CivilDate): void {
  const [first] = days
  const gap = (day: CivilDate) => refuse('settings.calendar_gap', { day }, [{ path: 'text', code: 'invalid' }])
  if (first && first.day > addDays(known, 1)) gap(addDays(known, 1))
  days.forEach(({ day }, index) => {
    const wanted = index === 0 ? day : addDays(days[index - 1]?.day ?? day, 1)
    if (day !== wanted) gap(wanted)
  })
  const last = days.at(-1)?.day ?? known
  if (!last.endsWith('-12-31')) gap(addDays(last, 1))
}

/**
 * The days to be kept. Of a holiday all free days, the weekend within it too, as the country's own notice lists them: hours and rounds of
 * holidays go by it.
 */
function differing(days: readonly Day[], weekdays: readonly number[]): Kept[] {
  const kept: Kept[] = []
  let run: Day[] = []
  const end = () => {
    if (run.some(({ day }) => usual(day, weekdays) === 'work'))
      kept.push(...run.map((one) => ({ ...one, kind: 'holiday' as const })))
    run = []
  }
  for (const one of days) {
    if (one.kind === 'rest') run.push(one)
    else {
      end()
      if (usual(one.day, weekdays) === 'rest') kept.push({ ...one, kind: 'work' })
    }
  }
  end()
  return kept
}

function usual(day: CivilDate, weekdays: readonly number[]): Day['kind'] {
  const national = nationalExceptions(Number(day.slice(0, 4)))?.get(day)
  return national ?? (weekdays.includes(weekday(day)) ? 'work' : 'rest')
}
