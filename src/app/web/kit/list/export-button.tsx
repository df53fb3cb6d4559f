import { IconTableExport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../api-problem.ts'
import { useKitWords } from '../../words.ts'
import { Button } from '../button.tsx'
import { ErrorState } from '../error-state.tsx'
import { saveFile } from '../save-file.ts'
import { useToast } from '../toast.tsx'

interface ExportButtonProps {
  /** The sheet at once; a longer list is refused with a code that ends in `export_large`. */
  take: () => Promise<unknown>
  /** Has it made in the background instead. */
  later: () => Promise<unknown>
  /** The read that then tells of it. */
  runs: string
  fileName: string
}

/** The list as seen, as an Excel file: the same filters, columns and order; a long one is made in the background. */
export function ExportButton({ take, later, runs, fileName }: ExportButtonProps) {
  const t = useKitWords()
  const toast = useToast()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const atOnce = async () => {
    saveFile((await take()) as Blob, fileName)
    toast(t('export.done'))
  }
  const inBackground = async () => {
    await later()
    await client.invalidateQueries({ queryKey: [runs] })
    toast(t('export.started'))
  }
  const go = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await atOnce().catch((error: unknown) => {
        if (!asProblem(error).code.endsWith('.export_large')) throw error
        return inBackground()
      })
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button icon={IconTableExport} busy={busy} onClick={() => void go()}>
        {t('export.act')}
      </Button>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
