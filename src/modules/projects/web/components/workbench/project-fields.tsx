import { AreaPick, type PickedArea } from '../../../../../app/web/kit/area-pick.tsx'
import type { FormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import { fenOf } from '../views.ts'

const kinds = ['work', 'service', 'policy'] as const

/** A project as it is typed: money in yuan, days as the device gives them. */
export interface Draft {
  title: string
  kind: (typeof kinds)[number]
  description: string
  place: PickedArea | null
  lead: string
  yuan: string
  from_day: string
  to_day: string
}

/** What is missing or can't be meant, by field. */
export function problemsOf(draft: Draft) {
  const fen = fenOf(draft.yuan)
  return [
    ...([...draft.title.trim()].length < 2 ? [{ path: 'title', code: 'required' }] : []),
    ...(fen !== undefined && !(fen >= 1) ? [{ path: 'cost_fen', code: 'invalid' }] : []),
    ...(draft.from_day === '' ? [{ path: 'from_day', code: 'required' }] : []),
    ...(draft.to_day === '' ? [{ path: 'to_day', code: 'required' }] : []),
    ...(draft.to_day !== '' && draft.to_day < draft.from_day ? [{ path: 'to_day', code: 'invalid' }] : []),
  ]
}

interface ProjectFieldsProps {
  draft: Draft
  onChange: (draft: Draft) => void
  form: FormErrors
}

/** What it is, where, who leads it, what it costs and from when to when. */
export function ProjectFields({ draft, onChange, form }: ProjectFieldsProps) {
  const t = useWords('projects')
  const leads = useRead('GET /api/c/:community/projects/leads')
  const set =
    <K extends keyof Draft>(key: K) =>
    (value: Draft[K]) =>
      onChange({ ...draft, [key]: value })
  return (
    <>
      <TextField
        name="title"
        label={t('words.name')}
        value={draft.title}
        onChange={set('title')}
        error={form.errors['title']}
      />
      <RadioCards
        name="kind"
        label={t('words.kind_label')}
        value={draft.kind}
        onChange={set('kind')}
        options={kinds.map((value) => ({ value, label: t(`words.kind.${value}`) }))}
      />
      <TextAreaField
        name="description"
        label={t('words.description')}
        hint={t('workbench.form.description_hint')}
        optional
        rows={4}
        max={3_000}
        value={draft.description}
        onChange={set('description')}
        error={form.errors['description']}
      />
      <AreaPick
        label={t('words.place')}
        hint={t('workbench.form.place_hint')}
        none={t('workbench.form.place_none')}
        optional
        value={draft.place}
        onChange={set('place')}
        error={form.errors['area_id']}
      />
      <SelectField
        name="lead_post_id"
        label={t('words.lead')}
        hint={t('workbench.form.lead_hint')}
        optional
        value={draft.lead}
        onChange={set('lead')}
        error={form.errors['lead_post_id']}
        options={(leads.data?.items ?? []).map((one) => ({ value: one.post_id, label: `${one.title} ${one.name}` }))}
      />
      <div className={layout.pair}>
        <TextField
          name="from_day"
          label={t('words.from_day')}
          type="date"
          short
          value={draft.from_day}
          onChange={set('from_day')}
          error={form.errors['from_day']}
        />
        <TextField
          name="to_day"
          label={t('words.to_day')}
          type="date"
          short
          value={draft.to_day}
          onChange={set('to_day')}
          error={form.errors['to_day']}
        />
      </div>
      <TextField
        name="cost_fen"
        label={t('words.cost_yuan')}
        hint={t('words.cost_hint')}
        optional
        short
        inputMode="decimal"
        value={draft.yuan}
        onChange={set('yuan')}
        error={form.errors['cost_fen']}
      />
    </>
  )
}
