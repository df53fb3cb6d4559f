import type { TFunction } from 'i18next'
import { useFormErrors } from './form-errors.ts'
import { useToast } from './toast.tsx'

/**
 * What the dialogs of a module's acts share. Its words stand at `prefix`: `title` and `act` for the dialog, `done` for the line
 * that says it went well, `errors` by field and code.
 */
export function useAct(t: TFunction, prefix: string, onClose: () => void) {
  const toast = useToast()
  const form = useFormErrors(t, `${prefix}.errors`)
  const done = () => {
    toast(t(`${prefix}.done`))
    onClose()
  }
  return { form, done, words: { title: t(`${prefix}.title`), act: t(`${prefix}.act`) } }
}
