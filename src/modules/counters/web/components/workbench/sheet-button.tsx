import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'

interface SheetButtonProps {
  label: string
  /** name of the file it is kept under */
  file: string
  take: () => Promise<unknown>
}

/** Takes a sheet out and keeps it on the device. */
export function SheetButton({ label, file, take }: SheetButtonProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const keep = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      saveFile((await take()) as Blob, file)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconDownload} busy={busy} onClick={() => void keep()}>
        {label}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
