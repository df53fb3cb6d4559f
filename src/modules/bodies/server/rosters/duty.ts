/** Who is on duty by a roster: pure. */
import { addDays, type CivilDate, weekday } from '../../../../shared/civil-date.ts'

export type Shift = { starts: string; ends: string; personId: string }
export type Roster = {
  on_rest_days: 'usual' | 'nobody'
  /** by weekday, 1 Monday … 7 Sunday */
  pattern: ReadonlyMap<number, readonly Shift[]>
  /** days that differ, whole */
  days: ReadonlyMap<CivilDate, readonly Shift[]>
}
/** Days on which the calendar differs from the weekday. */
export type Holidays = ReadonlyMap<CivilDate, 'rest' | 'work'>

/** The shifts that begin on a day: its own arrangement, else the pattern's, but nobody on a holiday unless the roster goes on as usual. */
export function shiftsOn(roster: Roster, day: CivilDate, holidays: Holidays): readonly Shift[] {
  const own = roster.days.get(day)
  if (own) return own
  if (holidays.get(day) === 'rest' && roster.on_rest_days === 'nobody') return []
  return roster.pattern.get(weekday(day)) ?? []
}

/** Who is on duty at a moment of the community's clock; a shift that ends before it begins goes on over midnight. */
export function onDutyAt(roster: Roster, at: { date: CivilDate; time: string }, holidays: Holidays): Shift[] {
  const today = shiftsOn(roster, at.date, holidays).filter(
    ({ starts, ends }) => at.time >= starts && (at.time < ends || overnight({ starts, ends })),
  )
  const yesterday = shiftsOn(roster, addDays(at.date, -1), holidays).filter(
    (shift) => overnight(shift) && at.time < shift.ends,
  )
  return [...yesterday, ...today]
}

/** The next shift that begins after a moment, within two weeks. */
export function nextAfter(
  roster: Roster,
  at: { date: CivilDate; time: string },
  holidays: Holidays,
): { day: CivilDate; shifts: Shift[] } | undefined {
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const day = addDays(at.date, ahead)
    const later = shiftsOn(roster, day, holidays).filter(({ starts }) => ahead > 0 || starts > at.time)
    const first = later.map(({ starts }) => starts).sort()[0]
    if (first !== undefined) return { day, shifts: later.filter(({ starts }) => starts === first) }
  }
  return undefined
}

/** Nobody is on duty on a day that is worked. */
export function isGap(roster: Roster, day: CivilDate, holidays: Holidays): boolean {
  const worked = holidays.has(day) ? holidays.get(day) === 'work' : weekday(day) <= 5
  return worked && shiftsOn(roster, day, holidays).length === 0
}

function overnight({ starts, ends }: Pick<Shift, 'starts' | 'ends'>): boolean {
  return ends <= starts
}
