import { usePeopleFound } from '../../../../../../app/web/kit/people-found.ts'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { ChoiceFilter, type FilterProps } from './choice-filter.tsx'
import styles from './filter-bar.module.css'
import { bodies, type FilterName, territory, useFilterWords } from './filters.ts'

/** A place, by its name or the first letters of its pinyin. */
function AreaFilter({ search, onChange }: FilterProps) {
  const t = useWords('requests')
  const pick = usePick()
  const found = territory.useRead(
    'GET /api/c/:community/areas/search',
    { query: { q: pick.q } },
    { enabled: pick.q !== '' },
  )
  return (
    <PickField
      name="area"
      label={t('workbench.filters.area')}
      chosen={useFilterWords(search)('area')}
      onDrop={() => onChange({ area: undefined })}
      typed={pick.typed}
      onType={pick.setTyped}
      options={found.data?.items.slice(0, 8).map((one) => ({ value: one.id, label: one.full_name }))}
      onPick={(area) => onChange({ area })}
      none={t('workbench.counter.no_place_found')}
      problem={found.error}
    />
  )
}

/** Somebody of the register: who asked, or who has it in hand. */
function PersonFilter({ name, search, onChange }: FilterProps & { name: 'person' | 'assignee' }) {
  const t = useWords('requests')
  const pick = usePick()
  const found = usePeopleFound(pick.q)
  return (
    <PickField
      name={name}
      label={t(`workbench.filters.${name}`)}
      chosen={useFilterWords(search)(name)}
      onDrop={() => onChange({ [name]: undefined })}
      typed={pick.typed}
      onType={pick.setTyped}
      options={found.data?.items
        .slice(0, 8)
        .map((one) => ({ value: one.id, label: one.name, hint: [one.home?.name, one.phone_masked].join(' ').trim() }))}
      onPick={(id) => onChange({ [name]: id })}
      none={t('workbench.counter.nobody_found')}
      problem={found.error}
    />
  )
}

const bodiesShown = 100

/** The rest of the filters. Those that need the register show to who may read it. */
export function MoreFilters({ search, onChange }: FilterProps) {
  const t = useWords('requests')
  const may = useMay()
  const items = useRead('GET /api/c/:community/catalogue', { query: {} })
  const tags = useRead('GET /api/c/:community/tags')
  const all = bodies.useRead('GET /api/c/:community/bodies', { query: { limit: bodiesShown } })
  const select = (name: FilterName, options: { value: string; label: string }[]) => (
    <SelectField
      any
      name={name}
      label={t(`workbench.filters.${name}`)}
      value={search[name] ?? ''}
      onChange={(value) => onChange({ [name]: value })}
      options={options}
    />
  )
  const day = (name: FilterName) => (
    <TextField
      name={name}
      type="date"
      label={t(`workbench.filters.${name}`)}
      value={search[name] ?? ''}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
  const yes = [{ value: 'yes', label: t('words.yes') }]
  return (
    <div className={styles.more}>
      {select(
        'item',
        (items.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` })),
      )}
      {(['tier', 'priority', 'channel'] as const).map((name) => (
        <ChoiceFilter key={name} name={name} search={search} onChange={onChange} />
      ))}
      {select('body', [
        { value: 'mine', label: t('workbench.assignee.mine') },
        ...(all.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
      ])}
      {search.assignee?.length === 36
        ? null
        : select(
            'assignee',
            ['me', 'nobody'].map((value) => ({ value, label: t(`workbench.assignee.${value}`) })),
          )}
      {may('people.read') && !['me', 'nobody'].includes(search.assignee ?? '') && (
        <PersonFilter name="assignee" search={search} onChange={onChange} />
      )}
      {may('people.read') && <PersonFilter name="person" search={search} onChange={onChange} />}
      <AreaFilter search={search} onChange={onChange} />
      {(tags.data?.items.length ?? 0) > 0 &&
        select(
          'tag',
          (tags.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
        )}
      {select('overdue', yes)}
      {select('due_today', yes)}
      {select('sent_back', yes)}
      {select('ruling', yes)}
      {select('vacancy', yes)}
      {select('reopened', yes)}
      {day('due_from')}
      {day('due_to')}
      {day('filed_from')}
      {day('filed_to')}
    </div>
  )
}
