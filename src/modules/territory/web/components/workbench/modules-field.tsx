import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** What a community can do without; the rest always shows. */
const optional = ['requests', 'bodies'] as const
const always = ['territory', 'people', 'access', 'settings', 'desk', 'upkeep', 'privacy']

interface ModulesFieldProps {
  /** Null: all there are, also those to come. */
  value: string[] | null
  onChange: (modules: string[] | null) => void
}

/** Which functions menus and pages show: all there are, or those chosen. */
export function ModulesField({ value, onChange }: ModulesFieldProps) {
  const t = useWords('territory')
  return (
    <>
      <RadioCards
        name="modules"
        label={t('workbench.community.modules_shown')}
        pairs
        value={value === null ? 'all' : 'some'}
        onChange={(which) => onChange(which === 'all' ? null : [...always, ...optional])}
        options={(['all', 'some'] as const).map((which) => ({
          value: which,
          label: t(`workbench.community.modules_of.${which}`),
        }))}
      />
      {value !== null && (
        <CheckCards
          name="modules_chosen"
          label={t('workbench.community.modules_chosen')}
          pairs
          value={value.filter((name) => optional.some((one) => one === name))}
          onChange={(chosen) => onChange([...always, ...chosen])}
          options={optional.map((name) => ({ value: name, label: t(`workbench.community.module.${name}`) }))}
        />
      )}
    </>
  )
}
