import { useWords } from '../../../../app/web/words.ts'
import { pointsLeast } from '../../contract/marks.ts'
import type { Open } from './views.ts'

/** The steps of a ballot's scale, the best first where they have names, and how each is called. */
export function useSteps() {
  const t = useWords('ballots')
  return ({ kind, score_most }: Open['rules']) => {
    const least = pointsLeast(kind)
    const points = Array.from({ length: (score_most ?? 0) - least + 1 }, (_, at) => at + least)
    return kind === 'satisfaction'
      ? points.reverse().map((step) => ({ points: step, label: t(`words.step.${step}`) }))
      : points.map((step) => ({ points: step, label: String(step) }))
  }
}
