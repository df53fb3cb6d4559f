import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Brief } from './views.ts'

const tones: Record<Brief['state'], Tone> = { draft: 'rest', open: 'work', closed: 'wait', published: 'done' }

export function QuestionnaireState({ state }: { state: Brief['state'] }) {
  const t = useWords('questionnaires')
  return <StateTag tone={tones[state]}>{t(`workbench.state.${state}`)}</StateTag>
}
