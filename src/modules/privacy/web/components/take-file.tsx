import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { saveFile } from '../../../../app/web/kit/save-file.ts'
import { useWords } from '../../../../app/web/words.ts'
import styles from './privacy.module.css'

export type Form = 'json' | 'xlsx'
const forms: Form[] = ['xlsx', 'json']

/** All that is held, as a sheet to read or as a file for programs. */
export function TakeFile({ take }: { take: (form: Form) => Promise<unknown> }) {
  const t = useWords('privacy')
  const [busy, setBusy] = useState<Form | null>(null)
  const [problem, setProblem] = useState<unknown>()
  const go = async (form: Form) => {
    setBusy(form)
    setProblem(undefined)
    await take(form).then((bytes) => saveFile(bytes as Blob, t('words.file', { ending: form })), setProblem)
    setBusy(null)
  }
  return (
    <>
      <div className={styles.acts}>
        {forms.map((form) => (
          <Button key={form} icon={IconDownload} busy={busy === form} onClick={() => void go(form)}>
            {t(`words.take.${form}`)}
          </Button>
        ))}
      </div>
      {problem !== undefined && <ErrorState problem={problem} part />}
    </>
  )
}
