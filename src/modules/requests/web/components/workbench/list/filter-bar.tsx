import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './filter-bar.module.css'
import { type ChoiceName, choices, choiceWords, type Search } from './filters.ts'
import { MoreFilters } from './more-filters.tsx'

interface FilterBarProps {
  search: Search
  onChange: (patch: Search) => void
}

interface ChoiceProps extends FilterBarProps {
  name: ChoiceName
}

/** One of the fixed lists; several chosen together (from a link) show as none. */
export function ChoiceFilter({ name, search, onChange }: ChoiceProps) {
  const t = useWords('requests')
  return (
    <SelectField
      name={name}
      label={t(`workbench.filters.${name}`)}
      value={search[name]?.includes(',') ? '' : (search[name] ?? '')}
      onChange={(value) => onChange({ [name]: value })}
      options={choices[name].map((value) => ({ value, label: t(`words.${choiceWords[name]}.${value}`) }))}
    />
  )
}

/** Search, the filters asked for most, the order; the other filters behind a button. */
export function FilterBar({ search, onChange }: FilterBarProps) {
  const t = useWords('requests')
  const [text, setText] = useState(search.q ?? '')
  const [more, setMore] = useState(false)
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ q: text.trim() })
      }}
    >
      <div className={styles.bar}>
        <div className={styles.search}>
          <TextField name="q" label={t('workbench.filters.q')} type="search" value={text} onChange={setText} />
          <Button type="submit" icon={IconSearch}>
            {t('workbench.filters.find')}
          </Button>
        </div>
        {(['state', 'class', 'lead'] as const).map((name) => (
          <ChoiceFilter key={name} name={name} search={search} onChange={onChange} />
        ))}
        <SelectField
          name="sort"
          label={t('workbench.filters.sort')}
          value={search.sort ?? 'due'}
          onChange={(value) => onChange({ sort: value === 'due' ? undefined : value })}
          options={['due', 'newest', 'changed'].map((value) => ({ value, label: t(`workbench.filters.${value}`) }))}
        />
        <Button icon={IconAdjustmentsHorizontal} aria-expanded={more} onClick={() => setMore(!more)}>
          {t(more ? 'workbench.filters.less' : 'workbench.filters.more')}
        </Button>
      </div>
      {more && <MoreFilters search={search} onChange={onChange} />}
    </form>
  )
}
