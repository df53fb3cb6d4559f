import type { TFunction } from 'i18next'
import { useState } from 'react'
import type { FieldProblem } from '../../../shared/refusal.ts'
import { asProblem } from '../api-problem.ts'
import { useKitWords } from '../words.ts'

/** What a form knows of its errors. */
export interface FormErrors {
  /** Sentence by field name, in the order of the form. */
  errors: Record<string, string>
  /** A refusal that belongs to no field. */
  problem: unknown
  /** How often it was sent in vain; moves the focus to the summary. */
  tries: number
  /** Field problems found here or by the server. True when there are none. */
  setFields: (fields: FieldProblem[]) => boolean
  /** Whatever a write rejected with. */
  fail: (error: unknown) => void
  clear: () => void
}

interface FormWords {
  own?: TFunction
  prefix: string
  labels?: Record<string, string>
}

/** The module's sentence for this field, then for this code, then the server's, then the kit's with the label before it. */
function sentence(field: FieldProblem, kit: TFunction, { own, prefix, labels }: FormWords): string {
  const told = own?.([`${prefix}.${field.path}.${field.code}`, `${prefix}.${field.code}`], { defaultValue: '' })
  if (told || field.detail) return told || field.detail || ''
  const general = kit([`errors.${field.code}`, 'errors.invalid'])
  const label = labels?.[field.path]
  return label ? kit('errors.labelled', { label, sentence: general }) : general
}

/**
 * Errors of one form. `useFormErrors(t, 'resident.file.errors', labels)` says
 * `resident.file.errors.text.required`, else `resident.file.errors.required`, else what the server said, else the kit's sentence
 * after the field's label (`labels`: label by field name).
 */
export function useFormErrors(own?: TFunction, prefix = 'words.errors', labels?: Record<string, string>): FormErrors {
  const kit = useKitWords()
  const [state, setState] = useState<Pick<FormErrors, 'errors' | 'problem' | 'tries'>>({
    errors: {},
    problem: undefined,
    tries: 0,
  })
  const setFields = (fields: FieldProblem[]) => {
    const errors: Record<string, string> = {}
    for (const field of fields) errors[field.path] ??= sentence(field, kit, { own, prefix, labels })
    setState(({ tries }) => ({ errors, problem: undefined, tries: tries + (fields.length > 0 ? 1 : 0) }))
    return fields.length === 0
  }
  const fail = (error: unknown) => {
    const problem = asProblem(error)
    if (problem.fields.length > 0) setFields(problem.fields)
    else setState(({ tries }) => ({ errors: {}, problem, tries: tries + 1 }))
  }
  return { ...state, setFields, fail, clear: () => setState({ errors: {}, problem: undefined, tries: 0 }) }
}
