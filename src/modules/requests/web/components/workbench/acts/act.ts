import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWay } from '../list/use-way.ts'
import type { Request } from '../views.ts'

export interface ActProps {
  request: Request
  onClose: () => void
}

/** Reads that a step in a request makes old. */
export const refresh = [
  'GET /api/c/:community/requests/:id',
  'GET /api/c/:community/requests/:id/team',
  'GET /api/c/:community/requests',
  'GET /api/c/:community/today',
  'GET /api/c/:community/call-backs',
  'GET /api/c/:community/follow-ups',
  'GET /api/c/:community/desk',
]

/** What the acts' forms share: errors, the words of this act, and what follows when it went well. */
export function useAct(name: string, { request, onClose }: ActProps) {
  const t = useWords('requests')
  const toast = useToast()
  const way = useWay()
  const form = useFormErrors(t, `workbench.acts.${name}.errors`)
  const words = (key: string) => t(`workbench.acts.${name}.${key}`)
  return {
    t: words,
    form,
    /** The dialog of the act, but for what it means and sends. */
    frame: { title: words('title'), act: words('act'), form, onClose },
    /** A field named in the words, the body and the errors alike. */
    field: <Name extends string, Value, Change>(path: Name, value: Value, onChange: Change) => ({
      name: path,
      label: words(path),
      value,
      onChange,
      error: form.errors[path],
    }),
    params: { id: request.id },
    version: request.version,
    options: {
      refresh,
      onSuccess: () => {
        toast(t(`workbench.acts.${name}.done`))
        onClose()
        way.leave()
      },
    },
  }
}
