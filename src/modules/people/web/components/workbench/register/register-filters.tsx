import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import type { Search } from '../../../../../../app/web/kit/list/list-address.ts'
import { asNumber } from '../../../../../../app/web/kit/people-found.ts'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { useAreaChoices } from '../territory.ts'
import { roles } from '../views.ts'
import { address, filterNames, sorts } from './columns.ts'
import styles from './register-filters.module.css'

/** Finding one person, or a part of the register: a search looks at everybody the reader may see, so one puts the other away. */
export function RegisterFilters({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('people')
  const [text, setText] = useState(search.q ?? '')
  const areas = useAreaChoices()
  const tags = useRead('GET /api/c/:community/people/tags')
  const options = {
    area: areas,
    tag: (tags.data?.items ?? []).filter((tag) => !tag.sensitive).map((tag) => ({ value: tag.code, label: tag.label })),
    role: roles.map((value) => ({ value, label: t(`words.role.${value}`) })),
    newcomer: [
      { value: 'yes', label: t('words.yes') },
      { value: 'no', label: t('words.no') },
    ],
  }
  return (
    <form
      className={styles.bar}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ ...address.none(), q: text.trim() })
      }}
    >
      <div className={styles.search}>
        <TextField
          name="q"
          label={t('workbench.register.q')}
          hint={asNumber(text.trim()) && t('workbench.register.logged')}
          type="search"
          value={text}
          onChange={setText}
        />
        <Button type="submit" icon={IconSearch}>
          {t('workbench.register.find')}
        </Button>
      </div>
      {filterNames.map((name) => (
        <SelectField
          key={name}
          name={name}
          label={t(`workbench.register.${name}`)}
          value={search[name] ?? ''}
          onChange={(value) => onChange({ [name]: value, q: undefined })}
          options={options[name]}
        />
      ))}
      <SelectField
        name="sort"
        label={t('workbench.register.sort')}
        value={search.sort ?? 'name'}
        onChange={(sort) => onChange({ sort: sort === 'name' ? undefined : sort, q: undefined })}
        options={sorts.map((value) => ({ value, label: t(`workbench.register.sorts.${value}`) }))}
      />
    </form>
  )
}

/** The filters in force in words. */
export function useRegisterChips(search: Search) {
  const t = useWords('people')
  const areas = useAreaChoices()
  const tags = useRead('GET /api/c/:community/people/tags')
  const area = areas.find((one) => one.value === search.area)?.label
  const value = {
    area: search.area && (area ?? t('workbench.register.one_area')),
    tag: search.tag && (tags.data?.items.find((tag) => tag.code === search.tag)?.label ?? search.tag),
    role: search.role && t(`words.role.${search.role}`),
    newcomer: search.newcomer && t(search.newcomer === 'yes' ? 'words.yes' : 'words.no'),
  }
  return [
    { key: 'q', label: t('workbench.register.searched'), value: search.q },
    ...filterNames.map((name) => ({ key: name, label: t(`workbench.register.${name}`), value: value[name] })),
  ]
}
