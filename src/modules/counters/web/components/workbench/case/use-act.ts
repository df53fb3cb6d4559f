import { useState } from 'react'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { type CaseDetail, type CaseMatter, caseReads } from '../../views.ts'

export interface OfCase {
  detail: CaseDetail
  onClose: () => void
}
export interface OfMatter extends OfCase {
  matter: CaseMatter
}

/** What every dialog of a case has: its words, its fields with their errors, and what follows its act. */
export function useAct<Name extends string>(act: string, onClose: () => void, initial: Record<Name, string>) {
  const t = useWords('counters')
  const toast = useToast()
  const own = t(`workbench.case.${act}.text`)
  const labels: Record<string, string> = {
    text: own,
    reason: own,
    note: own,
    description: own,
    next_day: t('words.next_day'),
    office: t('words.office'),
    done_by: t('words.done_by'),
    person_id: t('workbench.case.hand_over.to'),
    item_code: t('workbench.case.request.item'),
  }
  const errors = useFormErrors(t, 'words.errors', labels)
  const [form, setForm] = useState(initial)
  const field = (name: Name) => ({
    name,
    label: labels[name] ?? own,
    value: form[name],
    onChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
    error: errors.errors[name],
  })
  /** Whether every field named holds so many signs; those that don't are marked. */
  const holds = (least: Partial<Record<Name, number>>) => {
    const short = (Object.keys(least) as Name[]).filter((name) => [...form[name].trim()].length < (least[name] ?? 0))
    return errors.setFields(short.map((path) => ({ path, code: 'required' })))
  }
  const onSuccess = () => {
    toast(t(`workbench.case.${act}.done`))
    onClose()
  }
  const frame = { title: t(`workbench.case.${act}.title`), act: t(`workbench.case.${act}.act`), form: errors, onClose }
  return { t, form, field, holds, errors, frame, options: { refresh: caseReads, onSuccess } }
}
