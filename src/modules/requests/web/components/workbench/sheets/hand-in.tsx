import { type ChangeEvent, useState } from 'react'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { Field, fieldAria } from '../../../../../../app/web/kit/field.tsx'
import { uploadSheet } from '../../../../../../app/web/upload.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { BoundaryTable } from './boundary-table.tsx'
import { ItemsTable } from './items-table.tsx'
import type { BoundaryPreview, ItemsPreview } from './views.ts'

type Kind = 'items' | 'boundary'

const routes = {
  items: 'POST /api/c/:community/catalogue/sheet/preview',
  boundary: 'POST /api/c/:community/boundary/sheet/preview',
} as const

/** Chooses a sheet and shows what it would change; nothing is changed before somebody says so. */
export function HandIn({ kind }: { kind: Kind }) {
  const t = useWords('requests')
  const [preview, setPreview] = useState<{ kind: Kind; data: unknown } | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const sheet = input.files?.[0]
    if (!sheet) return
    setBusy(true)
    setProblem(undefined)
    setPreview(null)
    await uploadSheet(routes[kind], sheet).then((data) => setPreview({ kind, data }), setProblem)
    setBusy(false)
    input.value = ''
  }
  const done = () => setPreview(null)
  const field = { name: 'sheet', label: t(`workbench.sheets.sheet_${kind}`), hint: t(`workbench.sheets.hint_${kind}`) }
  const shown = preview?.kind === kind ? preview : null
  return (
    <>
      <Field {...field}>
        <input
          {...fieldAria(field)}
          type="file"
          accept=".xlsx,.csv"
          disabled={busy}
          onChange={(event) => void choose(event)}
        />
      </Field>
      {problem !== undefined && <ErrorState problem={problem} part />}
      {shown?.kind === 'items' && <ItemsTable preview={shown.data as ItemsPreview} onDone={done} />}
      {shown?.kind === 'boundary' && <BoundaryTable preview={shown.data as BoundaryPreview} onDone={done} />}
    </>
  )
}
