import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { DraftRow } from './views.ts'

const tones = { waiting: 'wait', filed: 'done', merged: 'info', dismissed: 'rest' } as const

export function DraftState({ state }: { state: DraftRow['state'] }) {
  const t = useWords('channels')
  return <StateTag tone={tones[state]}>{t(`words.draft_state.${state}`)}</StateTag>
}

/** What a draft is called in a list: its words, or that it is still a sound. */
export function useDraftTitle(): (draft: Pick<DraftRow, 'text' | 'seconds' | 'photos'>) => string {
  const t = useWords('channels')
  return ({ text, seconds, photos }) => {
    if (text !== '') return text
    if (seconds !== null) return t('words.sound_of', { count: seconds })
    return photos > 0 ? t('words.only_picture') : t('words.forgotten')
  }
}
