import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { isYesNo, maySecret } from './draft.ts'
import { numeric, type Part, useText } from './form-part.ts'
import { SameRoll } from './house-fields.tsx'
import { PlacePick } from './place-pick.tsx'

/** Whose votes they are, and who sees them. */
export function Who(part: Part) {
  const t = useWords('ballots')
  const { draft, change, told } = part
  const text = useText(part)
  // Of a review that is judged by the people of an earlier ballot, theirs is the roll.
  const fixed = isYesNo(draft.kind) || (draft.kind === 'review' && draft.follows_id !== '')
  const rollKinds = ['persons', 'households', 'listed'] as const
  return (
    <Card title={t('words.who_votes')}>
      <Stack>
        <PlacePick value={draft.place} onChange={(place) => change({ place })} error={told['area_id']} />
        {draft.kind === 'review' && <SameRoll {...part} />}
        {!fixed && (
          <RadioCards
            name="roll_kind"
            label={t('words.who_votes')}
            value={draft.roll_kind}
            onChange={(roll_kind) => change({ roll_kind })}
            options={rollKinds.map((value) => ({ value, label: t(`words.roll.${value}`) }))}
          />
        )}
        <TextField {...text('roll_day')} type="date" short hint={t('workbench.form.roll_day_hint')} />
        <RadioCards
          name="named"
          label={t('words.who_sees')}
          value={draft.named}
          onChange={(named) => change({ named })}
          options={[
            { value: 'no', label: t('words.unnamed'), hint: t('words.sees_unnamed') },
            { value: 'yes', label: t('words.named'), hint: t('words.sees_named') },
            ...(maySecret(draft)
              ? [{ value: 'secret' as const, label: t('words.secret.name'), hint: t('words.secret.choose') }]
              : []),
          ]}
        />
        <RadioCards
          name="formal"
          label={t('workbench.form.formal')}
          value={draft.formal}
          onChange={(formal) => change({ formal })}
          pairs
          options={[
            { value: 'no', label: t('words.informal') },
            { value: 'yes', label: t('words.formal'), hint: t('workbench.form.formal_hint') },
          ]}
        />
      </Stack>
    </Card>
  )
}

/** From which day to which. */
export function When(part: Part) {
  const t = useWords('ballots')
  const text = useText(part)
  return (
    <Card title={t('words.days')}>
      <Stack>
        <div className={layout['pair']}>
          <TextField {...text('opens_day')} type="date" />
          <TextField {...text('closes_day')} type="date" />
        </div>
        <div className={layout['pair']}>
          <TextField {...text('notice_days')} {...numeric} optional hint={t('workbench.form.usual_days')} />
          <TextField {...text('objection_days')} {...numeric} optional hint={t('workbench.form.usual_days')} />
        </div>
        <div className={layout['pair']}>
          <TextField {...text('extend_days')} {...numeric} hint={t('workbench.form.extend_days_hint')} />
          <TextField {...text('extend_below_percent')} {...numeric} />
        </div>
      </Stack>
    </Card>
  )
}
