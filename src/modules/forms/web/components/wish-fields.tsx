import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { WishDraft } from './draft.ts'
import styles from './forms.module.css'

const sexes = ['male', 'female'] as const
const roles = ['owner', 'co_owner', 'tenant', 'family', 'other'] as const

interface WishFieldsProps {
  /** Before the names of the fields. */
  path: string
  wish: WishDraft
  tags: readonly { code: string; label: string; sensitive: boolean }[]
  onChange: (wish: WishDraft) => void
}

/** Whom a list names or a number counts: age, sex, situation, tie to the dwelling. */
export function WishFields({ path, wish, tags, onChange }: WishFieldsProps) {
  const t = useWords('forms')
  const set = (patch: Partial<WishDraft>) => onChange({ ...wish, ...patch })
  return (
    <div className={styles['filters']}>
      <TextField
        name={`${path}.age_from`}
        label={t('workbench.edit.age_from')}
        optional
        inputMode="numeric"
        value={wish.age_from}
        onChange={(age_from) => set({ age_from })}
      />
      <TextField
        name={`${path}.age_to`}
        label={t('workbench.edit.age_to')}
        optional
        inputMode="numeric"
        value={wish.age_to}
        onChange={(age_to) => set({ age_to })}
      />
      <SelectField
        name={`${path}.sex`}
        label={t('workbench.edit.sex')}
        any
        value={wish.sex}
        onChange={(sex) => set({ sex: sex as WishDraft['sex'] })}
        options={sexes.map((value) => ({ value, label: t(`words.sex.${value}`) }))}
      />
      <SelectField
        name={`${path}.tag`}
        label={t('workbench.edit.tag')}
        any
        value={wish.tag}
        onChange={(tag) => set({ tag })}
        options={tags.map(({ code, label, sensitive }) => ({
          value: code,
          label: sensitive ? t('words.sensitive', { label }) : label,
        }))}
      />
      <SelectField
        name={`${path}.role`}
        label={t('workbench.edit.role')}
        any
        value={wish.role}
        onChange={(role) => set({ role: role as WishDraft['role'] })}
        options={roles.map((value) => ({ value, label: t(`words.role.${value}`) }))}
      />
    </div>
  )
}
