import type { TFunction } from 'i18next'
import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { FillBrief } from './views.ts'

/** '2026-Q3' as people say it. */
export function periodWords(t: TFunction, period: string): string {
  const [year, part] = period.split('-')
  if (period === 'once') return t('words.period.once')
  if (!part) return t('words.period.year', { year })
  return part.startsWith('Q')
    ? t('words.period.quarter', { year, quarter: part.slice(1) })
    : t('words.period.month', { year, month: Number(part) })
}

const tones: Record<FillBrief['state'], Tone> = { filling: 'work', open: 'need', handed_in: 'done', failed: 'late' }

/** The state of a fill in a word. */
export function FillState({ state }: { state: FillBrief['state'] }) {
  const t = useWords('forms')
  return <StateTag tone={tones[state]}>{t(`words.state.${state}`)}</StateTag>
}
