import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Dwelling, PickDwelling } from './pick-dwelling.tsx'
import { type Role, roles } from './views.ts'

/** One dwelling of a person while it is being entered. */
export interface ResidenceDraft {
  dwelling: Dwelling | null
  role: Role
  /** Share of the title in percent, as typed. */
  share: string
  lives_here: boolean
  from_day: string
}

export const emptyResidence: ResidenceDraft = {
  dwelling: null,
  role: 'owner',
  share: '',
  lives_here: true,
  from_day: '',
}

const basisPoints = 100
const titleRoles: Role[] = ['owner', 'co_owner']

/** The body of the call; null while no dwelling is chosen. */
export function residenceBody(draft: ResidenceDraft) {
  if (!draft.dwelling) return null
  const share =
    titleRoles.includes(draft.role) && draft.share !== '' ? Math.round(Number(draft.share) * basisPoints) : null
  return {
    dwelling_id: draft.dwelling.id,
    role: draft.role,
    share_bp: share,
    lives_here: draft.lives_here,
    from_day: draft.from_day || null,
  }
}

interface ResidenceFieldsProps {
  value: ResidenceDraft
  onChange: (draft: ResidenceDraft) => void
  errors: Record<string, string>
  /** Path of the residence in the body: `residence.` */
  prefix?: string
  /** May be left out altogether. */
  optional?: boolean
}

/** Which dwelling, as what, and since when. */
export function ResidenceFields({ value, onChange, errors, prefix = '', optional }: ResidenceFieldsProps) {
  const t = useWords('people')
  const set = (patch: Partial<ResidenceDraft>) => onChange({ ...value, ...patch })
  const name = (field: string) => `${prefix}${field}`
  return (
    <>
      <PickDwelling
        name={name('dwelling_id')}
        value={value.dwelling}
        onChange={(dwelling) => set({ dwelling })}
        error={errors[name('dwelling_id')]}
        optional={optional}
      />
      {(value.dwelling || !optional) && (
        <>
          <RadioCards
            name={name('role')}
            label={t('words.role_label')}
            value={value.role}
            onChange={(role) => set({ role })}
            pairs
            options={roles.map((role) => ({ value: role, label: t(`words.role.${role}`) }))}
          />
          {titleRoles.includes(value.role) && (
            <TextField
              name={name('share_bp')}
              label={t('workbench.residence.share')}
              hint={t('workbench.residence.share_hint')}
              optional
              short
              inputMode="decimal"
              value={value.share}
              onChange={(share) => set({ share })}
              error={errors[name('share_bp')]}
            />
          )}
          <CheckCards
            name={name('lives_here')}
            label={t('workbench.residence.living')}
            value={value.lives_here ? ['yes'] : []}
            onChange={(chosen) => set({ lives_here: chosen.length > 0 })}
            options={[{ value: 'yes', label: t('workbench.residence.lives_here') }]}
          />
          <TextField
            name={name('from_day')}
            label={t('workbench.residence.from')}
            optional
            short
            type="date"
            value={value.from_day}
            onChange={(from_day) => set({ from_day })}
            error={errors[name('from_day')]}
          />
        </>
      )}
    </>
  )
}
