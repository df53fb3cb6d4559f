import type { TFunction } from 'i18next'
import type { RouteRow } from './views.ts'

const week = 7

type Rhythm = RouteRow['rhythm']

/** 每天, 每 3 天, 每周一、四, and whether holidays are left out. */
export function rhythmWords(t: TFunction, rhythm: Rhythm): string {
  const days = dayWords(t, rhythm)
  return rhythm.rest_days === 'walk'
    ? days
    : `${days}${t('workbench.patrol.comma')}${t(`workbench.patrols.rest_words.${rhythm.rest_days}`)}`
}

function dayWords(t: TFunction, { every_days: every, weekdays }: Rhythm): string {
  if (every === 1 || weekdays.length === week) return t('workbench.patrols.daily')
  if (every !== null) return t('workbench.patrols.every', { count: every })
  const days = [...weekdays].sort().map((day) => t(`workbench.patrols.weekdays.${day}`))
  return t('workbench.patrols.on_days', { days: days.join(t('workbench.patrols.and')) })
}
