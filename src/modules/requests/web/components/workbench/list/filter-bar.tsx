import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { ChoiceFilter, type FilterProps } from './choice-filter.tsx'
import styles from './filter-bar.module.css'
import { MoreFilters } from './more-filters.tsx'

/** Search, the filters asked for most, the order; the other filters behind a button. */
export function FilterBar({ search, onChange }: FilterProps) {
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
          options={['due', 'newest', 'changed'].map((value) => ({
            value,
            label: t(`workbench.filters.${value === 'due' ? 'by_due' : value}`),
          }))}
        />
        <Button icon={IconAdjustmentsHorizontal} aria-expanded={more} onClick={() => setMore(!more)}>
          {t(more ? 'workbench.filters.less' : 'workbench.filters.more')}
        </Button>
      </div>
      {more && <MoreFilters search={search} onChange={onChange} />}
    </form>
  )
}
