import type { TFunction } from 'i18next'
import type { RouteRow } from './views.ts'

/** 每 3 天, 每周一、四. */
export function rhythmWords(t: TFunction, { every_days: every, weekdays }: RouteRow['rhythm']): string {
  if (every !== null) return t('workbench.patrols.every', { count: every })
  const days = [...weekdays].sort().map((day) => t(`workbench.patrols.weekdays.${day}`))
  return t('workbench.patrols.on_days', { days: days.join(t('workbench.patrols.and')) })
}
