import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type Draft, firstOptions } from './draft.ts'

/** Residents write the options where they propose: what is empty goes. */
function optionsFor(nominate: Draft['nominate'], options: Draft['options']): Draft['options'] {
  const written = options.filter((one) => one.title.trim() !== '')
  return nominate === 'no' && written.length === 0 ? firstOptions() : nominate === 'no' ? options : written
}

interface NominateFieldsProps {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  told: Record<string, string>
}

/** Whether residents propose first: what, until when, and how many have to stand behind it. */
export function NominateFields({ draft, change, told }: NominateFieldsProps) {
  const t = useWords('ballots')
  const whats = draft.kind === 'budget' ? (['no', 'options'] as const) : (['no', 'options', 'candidates'] as const)
  return (
    <>
      <RadioCards
        name="nominate"
        label={t('workbench.form.nominate')}
        value={draft.nominate}
        onChange={(nominate) => change({ nominate, options: optionsFor(nominate, draft.options) })}
        options={whats.map((value) => ({ value, label: t(`workbench.form.nominate_${value}`) }))}
        error={told['nominate']}
      />
      {draft.nominate !== 'no' && (
        <div className={layout['pair']}>
          <TextField
            name="nominate.until_day"
            label={t('workbench.form.nominate_until')}
            hint={t('workbench.form.nominate_until_hint')}
            type="date"
            value={draft.nominate_until}
            onChange={(nominate_until) => change({ nominate_until })}
            error={told['nominate.until_day']}
          />
          <TextField
            name="endorsements_least"
            label={t('workbench.form.endorsements_least')}
            hint={t('workbench.form.endorsements_least_hint')}
            type="number"
            inputMode="numeric"
            value={draft.endorsements_least}
            onChange={(endorsements_least) => change({ endorsements_least })}
          />
        </div>
      )}
    </>
  )
}
