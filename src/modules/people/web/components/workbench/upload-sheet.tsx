import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { Field, fieldAria } from '../../../../../app/web/kit/field.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { uploadSheet } from '../../../../../app/web/upload.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { ImportView } from './views.ts'

const route = 'POST /api/c/:community/people/imports'
const list = 'GET /api/c/:community/people/imports'

/** Chooses a sheet and has it checked; the register is not touched before somebody says so. */
export function UploadSheet() {
  const t = useWords('people')
  const go = useGo()
  const client = useQueryClient()
  const [sheet, setSheet] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const [missing, setMissing] = useState(false)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setSheet(event.target.files?.[0] ?? null)
    setMissing(false)
    setProblem(undefined)
  }
  const send = async () => {
    setMissing(sheet === null)
    if (!sheet) return
    setBusy(true)
    setProblem(undefined)
    await uploadSheet<ImportView>(route, sheet).then(async (checked) => {
      await client.invalidateQueries({ queryKey: [list] })
      go(`/people/imports/${checked.id}`)
    }, setProblem)
    setBusy(false)
  }
  const field = {
    name: 'sheet',
    label: t('workbench.imports.sheet'),
    hint: t('workbench.imports.sheet_hint'),
    error: missing ? t('workbench.imports.sheet_missing') : undefined,
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack>
        <Field {...field}>
          <input {...fieldAria(field)} type="file" accept=".xlsx,.csv" onChange={choose} />
        </Field>
        <div>
          <Button kind="main" narrow busy={busy} onClick={() => void send()}>
            {t('workbench.imports.check')}
          </Button>
        </div>
        {problem !== undefined && <ErrorState problem={problem} part />}
      </Stack>
    </form>
  )
}
