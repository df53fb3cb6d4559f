import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { Parts } from '../../../../../../app/web/kit/parts.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { DeputyField, KindField } from './absence-fields.tsx'
import { type AbsenceKind, absenceReads, nobody, type PostHolderView } from './views.ts'

/** Whose absence: one's own, or of whom one may appoint to. */
function PersonField(props: { people: PostHolderView[]; value: string; onChange: (value: string) => void }) {
  const t = useWords('bodies')
  return (
    <SelectField
      name="person_id"
      label={t('workbench.absences.person')}
      value={props.value}
      onChange={props.onChange}
      options={props.people.map((one) => ({ value: one.person_id, label: `${one.name} · ${one.title}` }))}
    />
  )
}

/** Enters days away and who deputises; says first how much goes along. */
export function RecordAbsence({ onClose }: { onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.absences.record', onClose)
  const holders = useRead('GET /api/c/:community/absences/holders')
  const [draft, setDraft] = useState({ person: '', from: '', until: '', deputy: '', kind: '' })
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const person = draft.person || (holders.data?.items[0]?.person_id ?? '')
  const write = useWrite('POST /api/c/:community/absences', { refresh: absenceReads, onSuccess: done })
  const go = () => {
    const missing = [
      ...(draft.until ? [] : [{ path: 'until', code: 'required' }]),
      ...(draft.deputy ? [] : [{ path: 'deputy_id', code: 'required' }]),
    ]
    if (missing.length > 0) return form.setFields(missing)
    const body = {
      person_id: person,
      until: draft.until,
      deputy_id: draft.deputy === nobody ? null : draft.deputy,
      kind: (draft.kind || null) as AbsenceKind | null,
      ...(draft.from ? { from: draft.from } : {}),
    }
    return write.mutate({ body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.absences.record.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      {(holders.data?.items.length ?? 0) > 1 && (
        <PersonField
          people={holders.data?.items ?? []}
          value={person}
          onChange={(next) => set({ person: next, deputy: '' })}
        />
      )}
      <div className={layout.pair}>
        <TextField
          name="from"
          label={t('workbench.period.from')}
          hint={t('workbench.period.from_hint')}
          optional
          type="date"
          value={draft.from}
          onChange={(from) => set({ from })}
          error={form.errors.from}
        />
        <TextField
          name="until"
          label={t('workbench.absences.until')}
          hint={t('workbench.absences.until_hint')}
          type="date"
          value={draft.until}
          onChange={(until) => set({ until })}
          error={form.errors.until}
        />
      </div>
      <DeputyField
        personId={person}
        from={draft.from}
        until={draft.until}
        value={draft.deputy}
        onChange={(deputy) => set({ deputy })}
        error={form.errors['deputy_id']}
      />
      <KindField value={draft.kind} onChange={(kind) => set({ kind })} />
      {person !== '' && <Parts place="bodies.absence" id={`${person}/${draft.until}`} />}
    </FormDialog>
  )
}
