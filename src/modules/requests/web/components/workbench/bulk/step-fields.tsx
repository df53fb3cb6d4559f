import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { fillNames } from '../../../../../../app/web/kit/texts/fill-names.data.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { MomentField } from '../team/moment-field.tsx'
import type { Step } from './types.ts'

interface StepFieldsProps {
  /** Path of the step in the body: `steps.0`. */
  path: string
  step: Step
  onChange: (step: Step) => void
  errors: Record<string, string>
}

const textMax = { reason: 300, text: 2000, comment: 500 }

/** Whom it goes to: every post that receives requests, by its holder. */
function ReceiverField({
  path,
  step,
  onChange,
  errors,
}: StepFieldsProps & { step: Extract<Step, { post_id?: unknown }> }) {
  const t = useWords('requests')
  const found = useRead('GET /api/c/:community/receivers')
  const value = step.post_id && step.person_id ? `${step.post_id} ${step.person_id}` : ''
  const people = (found.data?.receivers ?? []).map((one) => ({
    value: `${one.post_id} ${one.person_id}`,
    label: [one.body_name, one.title, one.person_name].filter(Boolean).join(' · '),
  }))
  const byRule = step.act === 'dispatch' ? [{ value: 'rule', label: t('workbench.bulk.by_rule') }] : []
  return (
    <SelectField
      name={`${path}.post_id`}
      label={t('workbench.acts.hand_over.receiver')}
      value={step.act === 'dispatch' && value === '' ? 'rule' : value}
      onChange={(chosen) => {
        const [post_id = '', person_id] = chosen === 'rule' ? [] : chosen.split(' ')
        if (step.act === 'dispatch')
          onChange(post_id ? { ...step, post_id, person_id } : { act: 'dispatch', reason: step.reason })
        else onChange({ ...step, post_id, person_id })
      }}
      options={[...byRule, ...people]}
      error={errors[`${path}.post_id`]}
    />
  )
}

function ItemField({ path, step, onChange, errors }: StepFieldsProps & { step: Extract<Step, { act: 'reclassify' }> }) {
  const t = useWords('requests')
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
  return (
    <SelectField
      name={`${path}.item_code`}
      label={t('words.item')}
      value={step.item_code}
      onChange={(item_code) => onChange({ ...step, item_code })}
      options={(catalogue.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))}
      error={errors[`${path}.item_code`]}
    />
  )
}

/** Tags to put on and to take off. */
function TagFields({ path, step, onChange, errors }: StepFieldsProps & { step: Extract<Step, { act: 'tag' }> }) {
  const t = useWords('requests')
  const tags = useRead('GET /api/c/:community/tags')
  const options = (tags.data?.items ?? []).map((tag) => ({ value: tag.id, label: tag.name }))
  return (
    <>
      {(['add', 'remove'] as const).map((way) => (
        <SelectField
          key={way}
          name={`${path}.${way}`}
          label={t(`workbench.bulk.tag_${way}`)}
          value={step[way]?.[0] ?? ''}
          onChange={(tag) => onChange({ ...step, [way]: tag ? [tag] : [] })}
          options={options}
          error={errors[`${path}.${way}`]}
        />
      ))}
    </>
  )
}

/** The fields of one step, as the single act has them. */
export function StepFields({ path, step, onChange, errors }: StepFieldsProps) {
  const t = useWords('requests')
  const words = (name: 'reason' | 'text' | 'comment', value: string, put: (text: string) => Step, optional = false) => (
    <TextAreaField
      name={`${path}.${name}`}
      label={t(`workbench.bulk.${name}`)}
      hint={t('workbench.bulk.fill_hint', { names: fillNames })}
      optional={optional}
      value={value}
      onChange={(text) => onChange(put(text))}
      rows={2}
      max={textMax[name]}
      error={errors[`${path}.${name}`]}
    />
  )
  switch (step.act) {
    case 'dispatch':
    case 'hand_over':
      return (
        <>
          <ReceiverField path={path} step={step} onChange={onChange} errors={errors} />
          {words('reason', step.reason ?? '', (reason) => ({ ...step, reason }), step.act === 'dispatch')}
        </>
      )
    case 'reclassify':
      return (
        <>
          <ItemField path={path} step={step} onChange={onChange} errors={errors} />
          {words('reason', step.reason, (reason) => ({ ...step, reason }))}
        </>
      )
    case 'prioritise':
      return (
        <>
          <SelectField
            name={`${path}.priority`}
            label={t('workbench.columns.priority')}
            value={String(step.priority)}
            onChange={(value) => onChange({ ...step, priority: Number(value) })}
            options={['1', '2', '3', '4'].map((value) => ({ value, label: t(`words.priority.${value}`) }))}
          />
          {words('reason', step.reason ?? '', (reason) => ({ ...step, reason }))}
        </>
      )
    case 'tag':
      return <TagFields path={path} step={step} onChange={onChange} errors={errors} />
    case 'snooze':
      return (
        <>
          <MomentField
            name={`${path}.until`}
            label={t('workbench.bulk.until')}
            onChange={(until) => onChange({ ...step, until: until ?? '' })}
            error={errors[`${path}.until`]}
          />
          {words('reason', step.reason, (reason) => ({ ...step, reason }))}
        </>
      )
    case 'note':
      return (
        <>
          {words('text', step.text, (text) => ({ ...step, text }))}
          <SelectField
            name={`${path}.visibility`}
            label={t('workbench.acts.note.visibility')}
            value={step.visibility ?? 'internal'}
            onChange={(value) => onChange({ ...step, visibility: value as 'internal' | 'public' })}
            options={['internal', 'public'].map((value) => ({ value, label: t(`workbench.acts.note.${value}`) }))}
          />
        </>
      )
    case 'call_back':
      return words('comment', step.comment ?? '', (comment) => ({ ...step, reached: false, comment }))
  }
}
