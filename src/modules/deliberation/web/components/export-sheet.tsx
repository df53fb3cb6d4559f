import { IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'

interface ExportSheetProps {
  /** name of the list, of which the file is called */
  name: string
  take: () => Promise<unknown>
}

/** The list as filtered, as a sheet kept on the device. */
export function ExportSheet({ name, take }: ExportSheetProps) {
  const t = useWords('deliberation')
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const keep = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      saveFile((await take()) as Blob, `${name}.xlsx`)
      toast(t('workbench.export.done'))
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button narrow icon={IconTableExport} busy={busy} onClick={() => void keep()}>
        {t('workbench.export.act')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
