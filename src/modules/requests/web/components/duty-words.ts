import { useDates } from '../../../../app/web/dates.ts'
import { useWords } from '../../../../app/web/words.ts'

type Shift = { starts: string; ends: string }
export type Duty = {
  week: { weekdays: number[]; shifts: Shift[] }[]
  now: boolean
  next: ({ day: string } & Shift) | null
}

/** The duty of a place as people say it: 周一至周五 08:30–12:00、14:00–17:30; and who is there now. */
export function useDutyWords() {
  const t = useWords('requests')
  const dates = useDates()
  const comma = t('words.comma')
  const shiftsOf = (shifts: readonly Shift[]) => shifts.map(({ starts, ends }) => `${starts}–${ends}`).join(comma)
  const daysOf = (weekdays: readonly number[]) => {
    const [first, last] = [weekdays[0] ?? 1, weekdays.at(-1) ?? 1]
    const runs = weekdays.length > 2 && last - first === weekdays.length - 1
    return runs
      ? t('words.duty.from_to', { from: t(`words.duty.weekdays.${first}`), to: t(`words.duty.weekdays.${last}`) })
      : weekdays.map((day) => t(`words.duty.weekdays.${day}`)).join(comma)
  }
  return {
    week: ({ week }: Duty) => week.map((one) => `${daysOf(one.weekdays)} ${shiftsOf(one.shifts)}`).join('；'),
    now: ({ now, next }: Duty) => {
      if (now) return t('words.duty.now')
      return next ? t('words.duty.next', { day: dates.day(next.day), hours: shiftsOf([next]) }) : ''
    },
  }
}
