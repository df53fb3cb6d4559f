import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { type ChoiceName, choices, choiceWords, type Search } from './filters.ts'

export interface FilterProps {
  search: Search
  onChange: (patch: Search) => void
}

/** One of the fixed lists; several chosen together (from a link) show as none. */
export function ChoiceFilter({ name, search, onChange }: FilterProps & { name: ChoiceName }) {
  const t = useWords('requests')
  const several = search[name]?.includes(',') ?? false
  return (
    <SelectField
      any={!several}
      name={name}
      label={t(`workbench.filters.${name}`)}
      value={several ? '' : (search[name] ?? '')}
      onChange={(value) => onChange({ [name]: value })}
      options={choices[name].map((value) => ({ value, label: t(`words.${choiceWords[name]}.${value}`) }))}
    />
  )
}
