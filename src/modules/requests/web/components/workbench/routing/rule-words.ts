import { useDates } from '../../../../../../app/web/dates.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import type { RoutingRule } from './views.ts'

/** A rule's parts in words. */
export function useRuleWords() {
  const t = useWords('requests')
  const dates = useDates()
  const what = (rule: RoutingRule) => rule.item?.name ?? t('workbench.routing.any_item')
  const where = (rule: RoutingRule) => rule.area?.name ?? t('workbench.routing.anywhere')
  const from = ({ from: { kind, body } }: RoutingRule) =>
    body?.name ?? t('workbench.routing.any_of', { kind: t(`words.answerable.${kind}`) })
  const to = ({ to: { kind, body, post } }: RoutingRule) =>
    [body?.name ?? t(`words.answerable.${kind}`), post?.name].filter(Boolean).join(' · ')
  const line = (rule: RoutingRule) => `${what(rule)} · ${where(rule)}：${from(rule)} → ${to(rule)}`
  const since = (rule: RoutingRule) => t('workbench.routing.since', { date: dates.short(rule.since) })
  const past = (rule: RoutingRule) =>
    t('workbench.routing.past_row', {
      from: dates.short(rule.since),
      until: rule.until ? dates.plain(rule.until) : '',
      why: rule.ended_because || rule.reason,
    })
  return { what, where, from, to, line, since, past }
}
