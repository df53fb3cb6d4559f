import { useDates } from '../../../../app/web/dates.ts'
import { useWords } from '../../../../app/web/words.ts'
import type { EmergencyWords } from '../../../../shared/emergencies.ts'
import type { Rules } from './views.ts'

const dayPrefix = 'day.'

/** What the numbers of these settings count. */
const units: Record<string, string> = {
  answer_days: 'working_days',
  tier_askers: 'people',
  remind_hours: 'hours',
  extension_percent: 'percent',
  extension_times: 'times',
  call_back_attempts: 'times',
  long_reopened: 'times',
  neighbours_needed: 'people',
  topic_count: 'requests',
  priority_frequency: 'points',
  priority_age: 'points',
  priority_people: 'points',
  priority_care: 'points',
}

/** What it means that nothing was decided. */
const nothing: Record<string, string> = { modules: 'workbench.values.all', emergencies: 'workbench.values.usual' }

/** Weekdays as people say them: 周一至周五, or one by one. */
function weekdayWords(t: (key: string) => string, weekdays: number[]): string {
  return weekdays.map((day) => t(`workbench.weekdays.${day}`)).join(t('workbench.comma'))
}

/** Words for settings: what one is called, and what a value of it says. */
export function useSettingWords() {
  const t = useWords('settings')
  const dates = useDates()
  const record = (value: object) =>
    Object.entries(value)
      .map(([key, word]) => `${key}=${String(word)}`)
      .join(t('workbench.comma'))
  const calendar = (value: Rules['calendar']) =>
    [
      value.hours.map(({ from, to }) => `${from}–${to}`).join(t('workbench.comma')),
      weekdayWords(t, value.weekdays),
      value.known_through && t('workbench.values.known_through', { day: dates.day(value.known_through) }),
    ]
      .filter(Boolean)
      .join(t('workbench.semicolon'))
  const phrases = ({ more, fewer, harmless, own }: EmergencyWords) => {
    const said = (kind: string, list: readonly string[]) =>
      list.length > 0 && t(`workbench.values.emergencies.${kind}`, { phrases: list.join(t('workbench.comma')) })
    const all = (of: EmergencyWords['more']) => Object.values(of).flat()
    const first = own.map(({ text, phone }) => [text, phone].filter(Boolean).join(' '))
    return [said('more', all(more)), said('fewer', all(fewer)), said('harmless', harmless), said('own', first)]
      .filter(Boolean)
      .join(t('workbench.semicolon'))
  }
  const dayOf = (value: unknown) => {
    const day = value as { kind: string; note: string } | null
    return day ? [t(`workbench.day.${day.kind}`), day.note].filter(Boolean).join(' ') : t('workbench.day.usual')
  }
  const plain = (name: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(`workbench.values.${name}.${value ? 'on' : 'off'}`)
    if (name === 'smallest_figure') return String(value)
    if (typeof value === 'number') return t(`workbench.values.${units[name] ?? 'days'}`, { count: value })
    if (Array.isArray(value)) {
      return value.map((one) => t([`workbench.modules.${one}`, 'workbench.modules.other'])).join(t('workbench.comma'))
    }
    if (name === 'emergencies') return phrases(value as EmergencyWords)
    if (name === 'second_step_from') return dates.day(String(value))
    return typeof value === 'object' && value ? record(value) || t('workbench.values.none') : String(value)
  }
  return {
    nameOf: (name: string) =>
      name.startsWith(dayPrefix) ? dates.day(name.slice(dayPrefix.length)) : t(`workbench.names.${name}`),
    sayValue(name: string, value: unknown): string {
      if (name.startsWith(dayPrefix)) return dayOf(value)
      if (value === null || value === '') return t(nothing[name] ?? 'workbench.values.none')
      return name === 'calendar' ? calendar(value as Rules['calendar']) : plain(name, value)
    },
  }
}
