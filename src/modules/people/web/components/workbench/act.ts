import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** Reads that a change in the register makes old. */
export const refresh = [
  'GET /api/c/:community/people/:id',
  'GET /api/c/:community/people',
  'GET /api/c/:community/people/search',
  'GET /api/c/:community/people/corrections',
]

/** What the forms of acts share: errors in this act's words, and what follows when it went well. */
export function useAct(name: string, onClose: () => void) {
  const t = useWords('people')
  const toast = useToast()
  const form = useFormErrors(t, `workbench.acts.${name}.errors`)
  const done = () => {
    toast(t(`workbench.acts.${name}.done`))
    onClose()
  }
  return { form, done, words: { title: t(`workbench.acts.${name}.title`), act: t(`workbench.acts.${name}.act`) } }
}
