import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import type { FormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../ballots.module.css'
import {
  type Draft,
  isFixed,
  isOwners,
  isYesNo,
  kindsInOrder,
  marksMore,
  mayGroup,
  mayNominate,
  maySecret,
  missingOf,
  rulesOf,
  usualPercent,
} from './draft.ts'
import { HouseFields, SameRoll } from './house-fields.tsx'
import { NominateFields } from './nominate-fields.tsx'
import { OptionFields } from './option-fields.tsx'
import { PlacePick } from './place-pick.tsx'

interface BallotFormProps {
  first: Draft
  act: string
  errors: FormErrors
  busy: boolean
  /** Announced already: the change is public, with its reason. */
  announced?: boolean
  onSend: (draft: Draft) => void
}

type Part = { draft: Draft; change: (patch: Partial<Draft>) => void; told: Record<string, string> }

function useText({ draft, change, told }: Part) {
  const t = useWords('ballots')
  return (name: keyof Draft, path: string = name) => ({
    name: path,
    label: t(`workbench.form.${name}`),
    value: String(draft[name]),
    onChange: (value: string) => change({ [name]: value } as Partial<Draft>),
    error: told[path],
  })
}

const numeric = { type: 'number', inputMode: 'numeric', short: true } as const

function What(part: Part) {
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

function Who(part: Part) {
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

function When(part: Part) {
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

/** Everything that is decided of a ballot before it begins. */
export function BallotForm({ first, act, errors, busy, announced, onSend }: BallotFormProps) {
  const t = useWords('ballots')
  const [draft, setDraft] = useState(first)
  const part: Part = {
    draft,
    change: (patch) => setDraft((before) => ({ ...before, ...patch })),
    told: errors.errors,
  }
  const text = useText(part)
  return (
    <form
      className={styles.wide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const reason = announced && draft.reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : []
        if (!busy && errors.setFields([...missingOf(draft), ...reason])) onSend(draft)
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <What {...part} />
        <Who {...part} />
        <When {...part} />
        {announced && (
          <Card title={t('workbench.form.change_title')}>
            <TextField {...text('reason')} hint={t('workbench.form.reason_hint')} maxLength={300} />
          </Card>
        )}
        <div>
          <Button kind="main" type="submit" narrow busy={busy}>
            {act}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
