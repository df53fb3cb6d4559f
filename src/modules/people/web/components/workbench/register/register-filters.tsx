import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import type { Search } from '../../../../../../app/web/kit/list/list-address.ts'
import { asNumber } from '../../../../../../app/web/kit/people-found.ts'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { useAnswers } from '../fields/answers.ts'
import { useAreaChoices } from '../territory.ts'
import { roles } from '../views.ts'
import { address, filterNames, sorts, useRegisterAddress } from './columns.ts'
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
          any
          key={name}
          name={name}
          label={t(`workbench.register.${name}`)}
          value={search[name] ?? ''}
          onChange={(value) => onChange({ [name]: value, q: undefined })}
          options={options[name]}
        />
      ))}
      <OwnFilter search={search} onChange={onChange} />
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

/** One of the community's own fields, then what is to stand in it. */
function OwnFilter({ search, onChange }: { search: Search; onChange: (patch: Search) => void }) {
  const t = useWords('people')
  const { fields } = useRegisterAddress()
  const field = fields.find((one) => one.id === search.field)
  const answers = useAnswers(field)
  if (fields.length === 0) return null
  return (
    <>
      <SelectField
        name="field"
        label={t('workbench.fields.filter')}
        value={search.field ?? ''}
        onChange={(id) => onChange({ field: id, value: 'filled', q: undefined })}
        options={fields.map(({ id, label }) => ({ value: id, label }))}
      />
      {field && (
        <SelectField
          name="value"
          label={field.label}
          value={search.value ?? 'filled'}
          onChange={(value) => onChange({ value, q: undefined })}
          options={answers}
        />
      )}
    </>
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
  const field = useRegisterAddress().fields.find((one) => one.id === search.field)
  const answer = useAnswers(field).find((one) => one.value === (search.value ?? 'filled'))?.label
  return [
    {
      key: 'field',
      label: field?.label ?? t('workbench.fields.filter'),
      value: search.field && (answer ?? search.value),
    },
    { key: 'q', label: t('workbench.register.searched'), value: search.q },
    ...filterNames.map((name) => ({ key: name, label: t(`workbench.register.${name}`), value: value[name] })),
  ]
}
