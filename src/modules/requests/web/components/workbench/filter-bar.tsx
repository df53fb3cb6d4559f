import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './filter-bar.module.css'
import { type ChoiceName, choices } from './filters.ts'

interface FilterBarProps {
  search: Record<string, string | undefined>
  onChange: (patch: Record<string, string | undefined>) => void
}

const groups: Record<ChoiceName, string> = { state: 'state', class: 'class', lead: 'answerable', channel: 'channel' }

/** Search, and the filters asked for most; the rest comes from links (figures, places). */
export function FilterBar({ search, onChange }: FilterBarProps) {
  const t = useWords('requests')
  const [text, setText] = useState(search.q ?? '')
  return (
    <form
      className={styles.bar}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ q: text.trim() })
      }}
    >
      <div className={styles.search}>
        <TextField name="q" label={t('workbench.filters.q')} type="search" value={text} onChange={setText} />
        <Button type="submit" icon={IconSearch}>
          {t('workbench.filters.find')}
        </Button>
      </div>
      {(Object.keys(choices) as ChoiceName[]).map((name) => (
        <SelectField
          key={name}
          name={name}
          label={t(`workbench.filters.${name}`)}
          value={search[name]?.includes(',') ? '' : (search[name] ?? '')}
          onChange={(value) => onChange({ [name]: value })}
          options={choices[name].map((value) => ({ value, label: t(`words.${groups[name]}.${value}`) }))}
        />
      ))}
      <SelectField
        name="sort"
        label={t('workbench.filters.sort')}
        value={search.sort ?? 'due'}
        onChange={(value) => onChange({ sort: value === 'due' ? undefined : value })}
        options={['due', 'newest'].map((value) => ({ value, label: t(`workbench.filters.${value}`) }))}
      />
    </form>
  )
}
