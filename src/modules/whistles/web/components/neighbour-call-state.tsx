import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface Shown {
  state: 'open' | 'held' | 'withdrawn'
  needed: number
  coming: number
}

const tones: Record<Shown['state'], Tone> = { open: 'need', held: 'done', withdrawn: 'rest' }

/** How a call to the neighbours stands. */
export function NeighbourCallState({ call }: { call: Shown }) {
  const t = useWords('whistles')
  const enough = call.state === 'open' && call.coming >= call.needed
  return (
    <StateTag tone={enough ? 'work' : tones[call.state]}>
      {t(enough ? 'words.enough' : `words.call_state.${call.state}`)}
    </StateTag>
  )
}

/** How many come, of how many needed; afterwards how many came. */
export function ComingCount({ call, came }: { call: Shown; came?: number }) {
  const t = useWords('whistles')
  const words = t('words.coming_of', { coming: call.coming, needed: call.needed })
  return <span>{call.state === 'held' && came !== undefined ? t('words.came_count', { count: came }) : words}</span>
}
