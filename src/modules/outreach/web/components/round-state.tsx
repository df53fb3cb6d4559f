import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Round } from './views.ts'

const tones = { planned: 'wait', open: 'work', closed: 'done' } as const

/** Planned, being walked, closed. */
export function RoundState({ state }: { state: Round['state'] }) {
  const t = useWords('outreach')
  return <StateTag tone={tones[state]}>{t(`workbench.states.${state}`)}</StateTag>
}
