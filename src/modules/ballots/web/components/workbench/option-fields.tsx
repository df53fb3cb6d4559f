import { Button } from '../../../../../app/web/kit/button.tsx'
import { PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../ballots.module.css'
import { type Draft, emptyOption } from './draft.ts'

interface OptionFieldsProps {
  draft: Draft
  onChange: (options: Draft['options']) => void
  error?: string
}

/** The options of a ballot, one a line, with prices where money is shared out. */
export function OptionFields({ draft, onChange, error }: OptionFieldsProps) {
  const t = useWords('ballots')
  const { options } = draft
  const change = (key: string, patch: Partial<Draft['options'][number]>) =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...patch } : option)))
  return (
    <fieldset className={styles.form}>
      <legend>{t(draft.kind === 'satisfaction' ? 'workbench.form.judged' : 'words.options')}</legend>
      {options.map((option, index) => (
        <div key={option.key} className={styles.option}>
          <TextField
            name={index === 0 ? 'options' : `options.${index}`}
            label={t(option.person === '' ? 'workbench.form.option' : 'workbench.form.candidate', {
              number: index + 1,
            })}
            value={option.title}
            onChange={(title) => change(option.key, { title })}
            maxLength={60}
            error={index === 0 ? error : undefined}
          />
          {draft.kind === 'budget' && (
            <TextField
              name={`cost.${index}`}
              label={t('workbench.form.cost')}
              type="number"
              inputMode="decimal"
              short
              value={option.cost}
              onChange={(cost) => change(option.key, { cost })}
            />
          )}
          <Button kind="plain" onClick={() => onChange(options.filter((one) => one.key !== option.key))}>
            {t('workbench.form.drop_option', { number: index + 1 })}
          </Button>
        </div>
      ))}
      {draft.kind !== 'budget' && draft.kind !== 'satisfaction' && (
        <PersonPick
          name="candidate"
          label={t('workbench.form.add_candidate')}
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          value={null}
          optional
          onChange={(person) =>
            person &&
            onChange([
              ...options.filter((option) => option.title.trim() !== ''),
              { ...emptyOption(), title: person.name, person: person.id },
            ])
          }
        />
      )}
      <div>
        <Button onClick={() => onChange([...options, emptyOption()])}>{t('workbench.form.add_option')}</Button>
      </div>
    </fieldset>
  )
}
