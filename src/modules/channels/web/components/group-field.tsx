import { SelectField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'

interface GroupFieldProps {
  value: string
  onChange: (id: string) => void
  /** A filter rather than an entry. */
  filter?: boolean
  error?: string
}

/** One of the groups there are. */
export function GroupField({ value, onChange, filter, error }: GroupFieldProps) {
  const t = useWords('channels')
  const groups = useRead('GET /api/c/:community/chat-groups', { query: { retired: 'no' } })
  return (
    <SelectField
      name="group_id"
      label={t('words.group')}
      optional={!filter}
      any={filter}
      short={filter}
      value={value}
      onChange={onChange}
      options={[
        ...(filter ? [] : [{ value: 'none', label: t('words.no_group') }]),
        // Nothing of residents is said in an organisation's own group.
        ...(groups.data?.items ?? [])
          .filter((one) => one.level !== 'body')
          .map((one) => ({ value: one.id, label: one.name })),
      ]}
      error={error}
    />
  )
}
