import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import {
  type Draft,
  hasJudgesLeast,
  isFixed,
  isOwners,
  kindsInOrder,
  marksMore,
  mayGroup,
  mayNominate,
  maySecret,
  rulesOf,
  usualPercent,
} from './draft.ts'
import { numeric, type Part, useText } from './form-part.ts'
import { HouseFields } from './house-fields.tsx'
import { NominateFields } from './nominate-fields.tsx'
import { OptionFields } from './option-fields.tsx'

/** What is asked, of which kind, by which rule. */
export function What(part: Part) {
  const t = useWords('ballots')
  const { draft, change, told } = part
  const text = useText(part)
  const kindOf = (kind: string) => kindsInOrder.find((one) => one === kind) ?? 'choose'
  const setKind = (value: string) => {
    const kind = kindOf(value)
    const roll_kind = isOwners(kind) ? 'owners' : kind === 'consent' ? 'households' : 'persons'
    const lift = kind === 'lift'
    const counting = { counted_by: lift ? 'stairwell' : 'whole', matter: lift ? 'special' : 'ordinary' } as const
    const secret = draft.named === 'secret' && maySecret({ kind, by_group: false })
    const named = secret ? 'secret' : isOwners(kind) ? 'yes' : 'no'
    const share = { consent_percent: usualPercent(kind), by_group: kind === 'review' }
    change({
      kind,
      rule: rulesOf[kind][0] ?? 'av',
      roll_kind,
      named,
      follows_id: '',
      ...counting,
      ...share,
      ...(mayNominate(kind) ? {} : { nominate: 'no' as const }),
    })
  }
  const rules = rulesOf[draft.kind]
  return (
    <Card title={t('workbench.form.what')}>
      <Stack>
        <SelectField
          name="kind"
          label={t('words.kind_label')}
          hint={t(`words.kind_hint.${draft.kind}`)}
          value={draft.kind}
          onChange={setKind}
          options={kindsInOrder.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
        />
        <TextField {...text('title')} hint={t('workbench.form.title_hint')} maxLength={80} />
        <TextAreaField {...text('description')} optional rows={4} max={3_000} />
        {!isFixed(draft.kind) && (
          <>
            {mayNominate(draft.kind) && <NominateFields {...part} />}
            <OptionFields draft={draft} onChange={(options) => change({ options })} error={told['options']} />
          </>
        )}
        {rules.length > 1 && (
          <RadioCards
            name="rule"
            label={t('words.rule_label')}
            value={draft.rule}
            onChange={(rule) => change({ rule })}
            options={rules.map((value) => {
              const key = value.replaceAll(/[/-]/g, '_')
              return { value, label: t(`words.rule.${key}`), hint: t(`words.rule_hint.${key}`) }
            })}
          />
        )}
        <div className={layout['pair']}>
          {hasWinners(draft) && <TextField {...text('winners')} {...numeric} />}
          {marksMore(draft) && (
            <TextField {...text('choices_most')} {...numeric} optional hint={t('workbench.form.choices_most_hint')} />
          )}
          {draft.kind === 'budget' && <TextField {...text('budget', 'budget_fen')} {...numeric} inputMode="decimal" />}
          {draft.kind === 'consent' && <TextField {...text('consent_percent')} {...numeric} />}
          {draft.kind === 'score' && (
            <TextField {...text('score_most')} {...numeric} optional hint={t('workbench.form.score_most_hint')} />
          )}
          {draft.kind === 'review' && (
            <TextField {...text('consent_percent')} {...numeric} label={t('workbench.form.review_percent')} />
          )}
          {draft.kind === 'satisfaction' && (
            <TextField
              {...text('consent_percent')}
              {...numeric}
              label={t('workbench.form.bar')}
              optional
              hint={t('workbench.form.bar_hint')}
            />
          )}
          {hasJudgesLeast(draft) && (
            <TextField {...text('judges_least')} {...numeric} optional hint={t('workbench.form.judges_least_hint')} />
          )}
        </div>
        {isOwners(draft.kind) && <Owners {...part} />}
        {(draft.kind === 'lift' || draft.kind === 'consent') && (
          <HouseFields draft={draft} change={part.change} told={told} />
        )}
        {mayGroup(draft.kind) && (
          <RadioCards
            name="by_group"
            label={t('workbench.form.by_group')}
            value={draft.by_group ? 'yes' : 'no'}
            onChange={(value) =>
              change({
                by_group: value === 'yes',
                ...(value === 'yes' && draft.named === 'secret' ? { named: 'no' } : {}),
              })
            }
            pairs
            options={[
              { value: 'no', label: t('workbench.form.by_group_no') },
              { value: 'yes', label: t('workbench.form.by_group_yes') },
            ]}
          />
        )}
        {draft.kind === 'review' && draft.by_group && (
          <RadioCards
            name="each_group"
            label={t('workbench.form.each_group')}
            value={draft.each_group}
            onChange={(each_group) => change({ each_group })}
            options={(['no', 'yes'] as const).map((value) => ({
              value,
              label: t(`workbench.form.each_group_${value}`),
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}

const hasWinners = ({ kind, rule }: Draft) =>
  !isFixed(kind) && kind !== 'budget' && kind !== 'satisfaction' && rule !== 'runoff'

function Owners(part: Part) {
  const t = useWords('ballots')
  const { draft, change } = part
  const text = useText(part)
  return (
    <>
      <RadioCards
        name="matter"
        label={t('workbench.form.matter')}
        value={draft.matter}
        onChange={(matter) => change({ matter })}
        options={(['ordinary', 'special'] as const).map((value) => ({
          value,
          label: t(`words.matter.${value}`),
          hint: t(`words.matter_hint.${value}`),
        }))}
      />
      <TextField {...text('developer')} optional hint={t('workbench.form.developer_hint')} />
      <TextField
        {...text('area_total', 'area_total_cm2')}
        {...numeric}
        inputMode="decimal"
        optional
        hint={t('workbench.form.area_total_hint')}
      />
      <RadioCards
        name="silence"
        label={t('words.silence')}
        value={draft.silence}
        onChange={(silence) => change({ silence })}
        options={(['none', 'majority'] as const).map((value) => ({
          value,
          label: t(`workbench.form.silence_${value}`),
        }))}
      />
      {draft.silence === 'majority' && (
        <TextField {...text('silence_basis')} hint={t('workbench.form.silence_basis_hint')} />
      )}
    </>
  )
}
