import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { CheckCards, RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { fieldReads } from '../refresh.ts'
import { type Field, fieldKinds, type PostKind, seeingPosts } from '../views.ts'

type DraftChoice = { key: string; code?: string; label: string }
export interface FieldDraft {
  kind: Field['kind']
  label: string
  hint: string
  choices: DraftChoice[]
  required: boolean
  sensitive: boolean
  seen_by: string[]
}

const emptyField: FieldDraft = {
  kind: 'text',
  label: '',
  hint: '',
  choices: [
    { key: 'a', label: '' },
    { key: 'b', label: '' },
  ],
  required: false,
  sensitive: false,
  seen_by: [],
}

function draftOf(field: Field): FieldDraft {
  const choices = field.choices.filter((choice) => !choice.retired)
  return {
    ...field,
    hint: field.hint ?? '',
    choices: choices.map(({ code, label }) => ({ key: code, code, label })),
  }
}

function bodyOf({ label, hint, required, sensitive, seen_by }: FieldDraft) {
  return { label, hint: hint.trim() || null, required, sensitive, seen_by: seen_by as PostKind[] }
}

const hasChoices = (kind: Field['kind']) => kind === 'choice' || kind === 'choices'
const written = (draft: FieldDraft) => draft.choices.filter((choice) => choice.label.trim() !== '')

/** Adds a field: its kind is chosen once. */
export function AddField({ subject, onClose }: { subject: Field['subject']; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.add_field', onClose)
  const [draft, setDraft] = useState(emptyField)
  const write = useWrite('POST /api/c/:community/people/fields', { refresh: fieldReads, onSuccess: done })
  const go = () => {
    if (!form.setFields(draft.label.trim() ? [] : [{ path: 'label', code: 'required' }])) return
    const choices = hasChoices(draft.kind) ? written(draft).map((choice) => choice.label) : []
    write.mutate({ body: { subject, kind: draft.kind, ...bodyOf(draft), choices } }, { onError: form.fail })
  }
  return (
    <FormDialog {...words} form={form} busy={write.isPending} onAct={go} onClose={onClose}>
      <RadioCards
        name="kind"
        label={t('workbench.fields.kind')}
        hint={t('workbench.fields.kind_hint')}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        pairs
        options={fieldKinds.map((value) => ({ value, label: t(`workbench.fields.kinds.${value}`) }))}
      />
      <FieldInputs draft={draft} onChange={setDraft} errors={form.errors} />
    </FormDialog>
  )
}

/** Changes a field, but for its kind. */
export function EditField({ field, onClose }: { field: Field; onClose: () => void }) {
  const t = useWords('people')
  const { form, done, words } = useAct(t, 'workbench.acts.edit_field', onClose)
  const [draft, setDraft] = useState(() => draftOf(field))
  const write = useWrite('PATCH /api/c/:community/people/fields/:id', { refresh: fieldReads, onSuccess: done })
  const go = () => {
    if (!form.setFields(draft.label.trim() ? [] : [{ path: 'label', code: 'required' }])) return
    const choices = written(draft).map(({ code, label }) => ({ ...(code ? { code } : {}), label }))
    const body = { ...bodyOf(draft), ...(hasChoices(field.kind) ? { choices } : {}) }
    write.mutate({ params: { id: field.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.edit_field.help', { kind: t(`workbench.fields.kinds.${field.kind}`) })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <FieldInputs draft={draft} onChange={setDraft} errors={form.errors} />
    </FormDialog>
  )
}

interface InputsProps {
  draft: FieldDraft
  onChange: (draft: FieldDraft) => void
  errors: Record<string, string>
}

function FieldInputs({ draft, onChange, errors }: InputsProps) {
  const t = useWords('people')
  const set = (patch: Partial<FieldDraft>) => onChange({ ...draft, ...patch })
  const marks = [...(draft.required ? ['required'] : []), ...(draft.sensitive ? ['sensitive'] : [])]
  return (
    <>
      <TextField
        name="label"
        label={t('workbench.fields.label')}
        value={draft.label}
        onChange={(label) => set({ label })}
        maxLength={20}
        error={errors.label}
      />
      <TextField
        name="hint"
        label={t('workbench.fields.hint')}
        optional
        value={draft.hint}
        onChange={(hint) => set({ hint })}
        maxLength={60}
        error={errors.hint}
      />
      {hasChoices(draft.kind) && (
        <Choices value={draft.choices} onChange={(choices) => set({ choices })} error={errors.choices} />
      )}
      <CheckCards
        name="marks"
        label={t('workbench.fields.marks')}
        optional
        value={marks}
        onChange={(next) => set({ required: next.includes('required'), sensitive: next.includes('sensitive') })}
        options={(['required', 'sensitive'] as const).map((value) => ({
          value,
          label: t(`workbench.fields.${value}`),
          hint: t(`workbench.fields.${value}_hint`),
        }))}
      />
      <CheckCards
        name="seen_by"
        label={t('workbench.fields.seen_by')}
        hint={t('workbench.fields.seen_by_hint')}
        optional
        pairs
        value={draft.seen_by}
        onChange={(seen_by) => set({ seen_by })}
        options={seeingPosts.map((value) => ({ value: value as string, label: t(`workbench.fields.posts.${value}`) }))}
        error={errors['seen_by']}
      />
    </>
  )
}

interface ChoicesProps {
  value: DraftChoice[]
  onChange: (choices: DraftChoice[]) => void
  error?: string
}

function Choices({ value, onChange, error }: ChoicesProps) {
  const t = useWords('people')
  return (
    <>
      {value.map((choice, index) => (
        <TextField
          key={choice.key}
          name={index === 0 ? 'choices' : `choices.${index}`}
          label={t('workbench.fields.choice', { no: index + 1 })}
          hint={index === 0 ? t('workbench.fields.choice_hint') : undefined}
          value={choice.label}
          onChange={(label) => onChange(value.map((one) => (one.key === choice.key ? { ...one, label } : one)))}
          maxLength={20}
          error={index === 0 ? error : undefined}
        />
      ))}
      <div className={layout.acts}>
        <Button kind="plain" onClick={() => onChange([...value, { key: `new${value.length}`, label: '' }])}>
          {t('workbench.fields.add_choice')}
        </Button>
      </div>
    </>
  )
}
