import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../../app/web/kit/save-file.ts'

interface DownloadButtonProps {
  /** Fetches the file: authorized, so a plain link would not do. */
  take: () => Promise<unknown>
  fileName: string
  children: string
}

/** A file from an authorized route. */
export function DownloadButton({ take, fileName, children }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const go = async () => {
    setBusy(true)
    setProblem(undefined)
    await take().then((bytes) => saveFile(bytes as Blob, fileName), setProblem)
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconDownload} busy={busy} onClick={() => void go()}>
        {children}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
