import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { Parts } from '../../../../../../app/web/kit/parts.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { usePeriodWords } from '../period.tsx'
import { DeputyField, KindField } from './absence-fields.tsx'
import { type AbsenceKind, type AbsenceView, absenceReads, nobody } from './views.ts'

interface ActProps {
  absence: AbsenceView
  onClose: () => void
}

/** Another last day, another deputy, another reason. Only what was changed is sent. */
export function ChangeAbsence({ absence, onClose }: ActProps) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.absences.change', onClose)
  const [until, setUntil] = useState(absence.until)
  const [deputy, setDeputy] = useState(absence.deputy?.person_id ?? nobody)
  const [kind, setKind] = useState<string>(absence.kind ?? '')
  const write = useWrite('PATCH /api/c/:community/absences/:id', { refresh: absenceReads, onSuccess: done })
  const go = () => {
    if (!until) return form.setFields([{ path: 'until', code: 'required' }])
    const deputyId = deputy === nobody ? null : deputy
    const body = {
      ...(until === absence.until ? {} : { until }),
      ...(deputyId === (absence.deputy?.person_id ?? null) ? {} : { deputy_id: deputyId }),
      ...(kind === (absence.kind ?? '') ? {} : { kind: (kind || null) as AbsenceKind | null }),
    }
    return write.mutate({ params: { id: absence.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.absences.change.help', { name: absence.person.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <TextField
        name="until"
        label={t('workbench.absences.until')}
        hint={t('workbench.absences.until_hint')}
        type="date"
        short
        value={until}
        onChange={setUntil}
        error={form.errors.until}
      />
      <DeputyField
        personId={absence.person.person_id}
        from={absence.from}
        until={until}
        value={deputy}
        onChange={setDeputy}
        error={form.errors['deputy_id']}
        named={absence.deputy}
      />
      <KindField value={kind} onChange={setKind} />
      <Parts place="bodies.absence" id={`${absence.person.person_id}/${until}`} />
    </FormDialog>
  )
}

/** Back at once, or not away after all. */
export function EndAbsence({ absence, onClose }: ActProps) {
  const t = useWords('bodies')
  const { done } = useAct(t, 'workbench.absences.end', onClose)
  const period = usePeriodWords()
  const write = useWrite('POST /api/c/:community/absences/:id/end', { refresh: absenceReads, onSuccess: done })
  const params = { name: absence.person.name, days: period(absence) }
  return (
    <ConfirmDialog
      title={t(`workbench.absences.end.title_${absence.state}`, params)}
      confirm={t(`workbench.absences.end.open_${absence.state}`)}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: absence.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t(`workbench.absences.end.help_${absence.state}`, params)}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
