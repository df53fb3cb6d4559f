import { useEffect } from 'react'
import { type FormErrors, useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { FieldProblem } from '../../../../../shared/refusal.ts'
import { type Step, stepOf } from './steps.ts'

let refused: FieldProblem[] = []

/** Keeps what the server wouldn't take, for the screens where it is mended. Answers the first of them. */
export function keepRefused(fields: FieldProblem[]): Step {
  refused = fields
  return stepOf(fields[0]?.path ?? '')
}

function takeRefused(step: Step): FieldProblem[] {
  const mine = refused.filter((field) => stepOf(field.path) === step)
  refused = refused.filter((field) => !mine.includes(field))
  return mine
}

/** Errors of one screen, beginning with those the server found on it. */
export function useStepForm(step: Step): FormErrors {
  const t = useWords('requests')
  const form = useFormErrors(t, 'resident.file.errors')
  const { setFields } = form
  useEffect(() => {
    const told = takeRefused(step)
    if (told.length > 0) setFields(told)
  }, [step, setFields])
  return form
}
