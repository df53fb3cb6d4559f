/** What projects are called by. Words alone, so that pages may have them. */
export const kinds = ['work', 'service', 'policy'] as const
export type Kind = (typeof kinds)[number]
export const states = ['planned', 'under_way', 'finished', 'accepted', 'stopped'] as const
export type State = (typeof states)[number]
export const conditionStates = ['open', 'kept', 'cannot'] as const
export type ConditionState = (typeof conditionStates)[number]
/** How those it was for judged it; `none`: no answer reached the bar. */
export const verdicts = ['for', 'mend', 'against', 'none'] as const
export type Verdict = (typeof verdicts)[number]
