import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Condition, OpenBrief } from './views.ts'

const tones: Record<OpenBrief['state'], Tone> = {
  planned: 'wait',
  under_way: 'work',
  finished: 'decide',
  accepted: 'done',
  stopped: 'rest',
}

/** How it stands. */
export function ProjectState({ row }: { row: Pick<OpenBrief, 'state'> & { late?: boolean } }) {
  const t = useWords('projects')
  return <StateTag tone={row.late ? 'late' : tones[row.state]}>{t(`words.state.${row.state}`)}</StateTag>
}

const conditionTones: Record<Condition['state'], Tone> = { open: 'need', kept: 'done', cannot: 'rest' }

export function ConditionTag({ state }: Pick<Condition, 'state'>) {
  const t = useWords('projects')
  return <StateTag tone={conditionTones[state]}>{t(`words.condition.${state}`)}</StateTag>
}
