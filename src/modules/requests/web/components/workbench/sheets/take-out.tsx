import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../../../app/web/kit/save-file.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { call } from '../../../queries.ts'

const routes = {
  items: 'POST /api/c/:community/catalogue/sheet/file',
  boundary: 'POST /api/c/:community/boundary/sheet/file',
} as const

/** Takes the catalogue or the boundary out as a sheet. */
export function TakeOut({ kind }: { kind: keyof typeof routes }) {
  const t = useWords('requests')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const take = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const bytes = await call(routes[kind], { body: {} })
      saveFile(bytes as Blob, t(`workbench.sheets.file_${kind}`))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconDownload} busy={busy} onClick={() => void take()}>
        {t(`workbench.sheets.take_out_${kind}`)}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
