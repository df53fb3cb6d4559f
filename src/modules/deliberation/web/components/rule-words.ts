import { useWords } from '../../../../app/web/words.ts'
import type { Series } from './views.ts'

/** A rule in a sentence: 每月 20 日. */
export function useRuleWords(): (rule: Series['rule']) => string {
  const t = useWords('deliberation')
  return (rule) => {
    if (rule.every === 'lunar_day') return t('words.rule.lunar_day', { day: rule.day })
    if (rule.every === 'week')
      return t('words.rule.week', { weekday: t(`words.weekday.${rule.weekday}`), weeks: rule.weeks })
    const months = t(`words.months.${rule.months}`)
    if (rule.every === 'month_day') return t('words.rule.month_day', { months, day: rule.day })
    const nth = t(`words.nth.${rule.nth === -1 ? 'last' : rule.nth}`)
    return rule.every === 'working_day'
      ? t('words.rule.working_day', { months, nth })
      : t('words.rule.month_weekday', { months, nth, weekday: t(`words.weekday.${rule.weekday}`) })
  }
}
