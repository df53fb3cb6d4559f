import { CheckCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Decision } from './views.ts'

interface OptionPickProps {
  chosen: Decision['chosen']
  value: string[]
  onChange: (codes: string[]) => void
}

/** Which of what a ballot chose a task carries out. Nothing where it chose one thing alone. */
export function OptionPick({ chosen, value, onChange }: OptionPickProps) {
  const t = useWords('deliberation')
  if (chosen.length < 2) return null
  return (
    <CheckCards
      name="option_codes"
      label={t('workbench.ballot.options')}
      hint={t('workbench.ballot.options_hint')}
      optional
      value={value}
      onChange={onChange}
      options={chosen.map(({ code, title }) => ({ value: code, label: title }))}
    />
  )
}
