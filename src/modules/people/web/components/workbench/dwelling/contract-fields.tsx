import layout from '../../../../../../app/web/kit/layout.module.css'
import { CheckCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { Tenancy } from '../views.ts'

/** What is known of a contract, as it is typed. */
export interface ContractDraft {
  contract_until: string
  deposit: string
  landlord_informed: boolean
}

export const emptyContract: ContractDraft = { contract_until: '', deposit: '', landlord_informed: false }

export function contractOf(tenancy: Tenancy): ContractDraft {
  return {
    contract_until: tenancy.contract_until ?? '',
    deposit: tenancy.deposit === null ? '' : String(tenancy.deposit),
    landlord_informed: tenancy.landlord_informed,
  }
}

/** The fields of the call; null where the deposit is no sum of money. */
export function contractBody(draft: ContractDraft) {
  const deposit = draft.deposit.trim() === '' ? null : Number(draft.deposit)
  if (deposit !== null && !/^\d{1,8}(\.\d{1,2})?$/.test(draft.deposit.trim())) return null
  return { contract_until: draft.contract_until || null, deposit, landlord_informed: draft.landlord_informed }
}

interface ContractFieldsProps {
  value: ContractDraft
  onChange: (draft: ContractDraft) => void
  errors: Record<string, string>
}

/** Until when the contract runs, the deposit, and whether the owner knows: all of it as far as it is known. */
export function ContractFields({ value, onChange, errors }: ContractFieldsProps) {
  const t = useWords('people')
  const set = (patch: Partial<ContractDraft>) => onChange({ ...value, ...patch })
  return (
    <>
      <div className={layout.pair}>
        <TextField
          name="contract_until"
          label={t('workbench.tenancy.contract_until')}
          optional
          short
          type="date"
          value={value.contract_until}
          onChange={(contract_until) => set({ contract_until })}
          error={errors['contract_until']}
        />
        <TextField
          name="deposit"
          label={t('workbench.tenancy.deposit')}
          optional
          short
          inputMode="decimal"
          value={value.deposit}
          onChange={(deposit) => set({ deposit })}
          error={errors.deposit}
        />
      </div>
      <CheckCards
        name="landlord_informed"
        label={t('workbench.tenancy.landlord')}
        optional
        value={value.landlord_informed ? ['yes'] : []}
        onChange={(chosen) => set({ landlord_informed: chosen.length > 0 })}
        options={[{ value: 'yes', label: t('workbench.tenancy.landlord_informed') }]}
      />
    </>
  )
}
