import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { SelectField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { absenceKinds } from '../../../../contract/kinds.ts'
import { useRead } from '../../../queries.ts'
import { type AbsenceView, nobody } from './views.ts'

interface DeputyFieldProps {
  personId: string
  from: string
  until: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
  /** Who is named already, also where the list doesn't offer them. */
  named?: AbsenceView['deputy']
}

/** Who does the work meanwhile: only colleagues who can take it and are there on those days. Asked once the last day is known. */
export function DeputyField({ personId, from, until, value, onChange, error, named }: DeputyFieldProps) {
  const t = useWords('bodies')
  const known = personId !== '' && until !== ''
  const query = { person_id: personId, until, ...(from ? { from } : {}) }
  const found = useRead('GET /api/c/:community/absences/deputies', { query }, { enabled: known })
  const offered = found.data?.items ?? []
  const extra = named && !offered.some((one) => one.person_id === named.person_id) ? [named] : []
  const options = [...extra, ...offered].map((one) => ({ value: one.person_id, label: `${one.name} · ${one.title}` }))
  const hint = found.data && offered.length === 0 ? 'nobody_fits' : known ? 'deputy_hint' : 'deputy_wait'
  return (
    <>
      <SelectField
        name="deputy_id"
        label={t('workbench.absences.deputy')}
        hint={t(`workbench.absences.${hint}`)}
        value={value}
        onChange={onChange}
        options={[...options, { value: nobody, label: t('workbench.absences.no_deputy') }]}
        error={error}
      />
      {found.error && found.error.status !== 422 && <ErrorState problem={found.error} onRetry={found.refetch} part />}
    </>
  )
}

/** Why, as far as one likes to say. */
export function KindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords('bodies')
  return (
    <SelectField
      name="kind"
      label={t('workbench.absences.kind')}
      hint={t('workbench.absences.kind_hint')}
      optional
      value={value}
      onChange={onChange}
      options={absenceKinds.map((kind) => ({ value: kind, label: t(`words.absence_kinds.${kind}`) }))}
    />
  )
}
