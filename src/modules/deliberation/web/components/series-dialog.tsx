import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { SelectField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useListed, useWords } from '../../../../app/web/words.ts'
import { call, useWrite } from '../queries.ts'
import { BodyPick, type Picked } from './picks.tsx'
import { kinds, type Series, seriesReads } from './views.ts'

const rules = ['month_day', 'working_day', 'month_weekday', 'week', 'lunar_day'] as const
const rests = ['keep', 'before', 'after'] as const
const monthsChoices = ['1', '2', '3', '6', '12'] as const
const nths = ['1', '2', '3', '4', '-1'] as const
type Values = Record<'title' | 'place_detail' | 'starts_time' | 'minutes' | 'call_days' | 'from_day', string>
type RuleValues = {
  every: (typeof rules)[number]
  day: string
  months: string
  nth: string
  weekday: string
  weeks: string
}

function ruleValues(series: Series | undefined): RuleValues {
  const start = { every: 'month_day' as const, day: '20', months: '1', nth: '1', weekday: '1', weeks: '1' }
  if (!series) return start
  const kept = Object.fromEntries(Object.entries(series.rule).map(([key, value]) => [key, String(value)]))
  return { ...start, ...kept, every: series.rule.every }
}

function ruleOf(one: RuleValues): Series['rule'] {
  const [day, months, nth, weekday, weeks] = [one.day, one.months, one.nth, one.weekday, one.weeks].map(Number)
  const rule = {
    month_day: { every: 'month_day', day, months },
    working_day: { every: 'working_day', nth, months },
    month_weekday: { every: 'month_weekday', nth, weekday, months },
    week: { every: 'week', weekday, weeks },
    lunar_day: { every: 'lunar_day', day },
  }[one.every]
  return rule as Series['rule']
}

function startOf(series: Series | undefined, today: string): Values {
  return {
    title: series?.title ?? '',
    place_detail: series?.place_detail ?? '',
    starts_time: series?.starts_time ?? '14:30',
    minutes: String(series?.minutes ?? 90),
    call_days: String(series?.call_days ?? 7),
    from_day: series?.from_day ?? today,
  }
}

/** Rule, time and place of a series, with the days that follow from it shown while one chooses. */
export function SeriesDialog({ series, today, onClose }: { series?: Series; today: string; onClose: () => void }) {
  const t = useWords('deliberation')
  const listed = useListed()
  const toast = useToast()
  const dates = useDates()
  const errors = useFormErrors(t, 'words.errors')
  const [kind, setKind] = useState<(typeof kinds)[number]>(series?.kind ?? 'bench')
  const [body, setBody] = useState<Picked | null>(series?.body ?? null)
  const [units, setUnits] = useState<Picked[]>(series?.units ?? [])
  const [rest, setRest] = useState<(typeof rests)[number]>(series?.on_rest_day ?? 'after')
  const [rule, setRule] = useState(() => ruleValues(series))
  const [values, setValues] = useState<Values>(() => startOf(series, today))
  const options = {
    refresh: seriesReads,
    onSuccess: () => {
      toast(t('workbench.series.saved'))
      onClose()
    },
  }
  const make = useWrite('POST /api/c/:community/meeting-series', options)
  const change = useWrite('POST /api/c/:community/meeting-series/:id/change', options)
  const plan = { rule: ruleOf(rule), on_rest_day: rest, from_day: values.from_day }
  const preview = useQuery({
    queryKey: ['meeting-series-preview', plan],
    queryFn: () => call('POST /api/c/:community/meeting-series/preview', { body: plan }),
    retry: false,
  })
  const act = () => {
    const missing = (['title', 'place_detail'] as const).filter((name) => !values[name].trim())
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    const { minutes, call_days, ...said } = values
    const whole = { minutes: Number(minutes), call_days: Number(call_days), unit_ids: units.map((one) => one.id) }
    const input = { ...said, ...plan, ...whole }
    if (series) change.mutate({ params: { id: series.id }, body: input }, { onError: errors.fail })
    else make.mutate({ body: { ...input, kind, ...(body ? { body_id: body.id } : {}) } }, { onError: errors.fail })
  }
  const field = (name: keyof Values) => ({
    name,
    label: t(`words.${name}`),
    value: values[name],
    onChange: (value: string) => setValues((old) => ({ ...old, [name]: value })),
    error: errors.errors[name],
  })
  return (
    <FormDialog
      title={t(series ? 'workbench.series.change' : 'workbench.series.make')}
      act={t('workbench.series.save')}
      form={errors}
      busy={make.isPending || change.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      {!series && (
        <SelectField
          name="kind"
          label={t('words.kind_label')}
          short
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'bench')}
          options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
        />
      )}
      {!series && (kind === 'body' || kind === 'representatives') && (
        <BodyPick
          name="body_id"
          label={t('words.body')}
          value={body}
          onChange={setBody}
          error={errors.errors['body_id']}
        />
      )}
      <TextField {...field('title')} />
      <TextField {...field('place_detail')} />
      <div className={layout['pair']}>
        <RuleFields
          rule={rule}
          error={errors.errors['rule.day']}
          onChange={(more) => setRule((old) => ({ ...old, ...more }))}
        />
        <SelectField
          name="on_rest_day"
          label={t('words.on_rest_day')}
          short
          value={rest}
          onChange={(value) => setRest(rests.find((one) => one === value) ?? 'keep')}
          options={rests.map((value) => ({ value, label: t(`words.on_rest.${value}`) }))}
        />
        <TextField {...field('from_day')} type="date" short />
        <TextField {...field('starts_time')} type="time" short />
        <TextField {...field('minutes')} type="number" short />
        <TextField {...field('call_days')} type="number" short />
      </div>
      {kind === 'joint' && (
        <UnitsField
          units={units}
          onAdd={(one) => setUnits((old) => [...old.filter((known) => known.id !== one.id), one])}
        />
      )}
      <p aria-live="polite">
        {t('workbench.series.preview')}{' '}
        {listed(
          (preview.data?.days ?? []).map((one) => dates.day(one.held_on ?? one.day)),
          true,
        )}
      </p>
    </FormDialog>
  )
}

interface RuleFieldsProps {
  rule: RuleValues
  error: string | undefined
  onChange: (more: Partial<RuleValues>) => void
}

/** How often, and on which day: only the fields the chosen rhythm asks for. */
function RuleFields({ rule, error, onChange }: RuleFieldsProps) {
  const t = useWords('deliberation')
  const choice = (name: Exclude<keyof RuleValues, 'every' | 'day'>, choices: readonly string[], group: string) => (
    <SelectField
      name={name}
      label={t(`words.rule_${name}`)}
      short
      value={rule[name]}
      onChange={(value) => onChange({ [name]: value })}
      options={choices.map((value) => ({ value, label: t(`words.${group}.${value === '-1' ? 'last' : value}`) }))}
    />
  )
  const monthly = rule.every !== 'week' && rule.every !== 'lunar_day'
  return (
    <>
      <SelectField
        name="every"
        label={t('words.rule_every')}
        short
        value={rule.every}
        onChange={(value) => onChange({ every: rules.find((one) => one === value) ?? 'month_day' })}
        options={rules.map((value) => ({ value, label: t(`words.every.${value}`) }))}
      />
      {(rule.every === 'month_day' || rule.every === 'lunar_day') && (
        <TextField
          name="rule.day"
          label={t('words.rule_day')}
          type="number"
          short
          value={rule.day}
          onChange={(day) => onChange({ day })}
          error={error}
        />
      )}
      {(rule.every === 'working_day' || rule.every === 'month_weekday') && choice('nth', nths, 'nth')}
      {(rule.every === 'week' || rule.every === 'month_weekday') &&
        choice('weekday', ['1', '2', '3', '4', '5', '6', '7'], 'weekday')}
      {rule.every === 'week' && choice('weeks', ['1', '2', '4'], 'weeks')}
      {monthly && choice('months', monthsChoices, 'months')}
    </>
  )
}

function UnitsField({ units, onAdd }: { units: readonly Picked[]; onAdd: (one: Picked) => void }) {
  const t = useWords('deliberation')
  const listed = useListed()
  return (
    <>
      <BodyPick name="unit_ids" label={t('words.units')} optional value={null} onChange={(one) => one && onAdd(one)} />
      {units.length > 0 && <p>{listed(units.map((one) => one.name))}</p>}
    </>
  )
}
