import { useState } from 'react'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { useWords } from '../../../../app/web/words.ts'
import { dropNote, type KeptNote } from './kept-notes.ts'

/** Notes that wait on the device for a line, or that the server won't have. */
export function KeptNotesCard({ notes, onSend }: { notes: readonly KeptNote[]; onSend: () => Promise<void> }) {
  const t = useWords('channels')
  const dates = useDates()
  const [busy, setBusy] = useState(false)
  const [dropping, setDropping] = useState<KeptNote | null>(null)
  if (notes.length === 0) return null
  const again = async () => {
    setBusy(true)
    await onSend()
    setBusy(false)
  }
  return (
    <Card title={t('workbench.note.kept')}>
      <Stack>
        <p role="status">{t('workbench.note.unsent')}</p>
        <ul className={layout['lines']}>
          {notes.map((note) => (
            <li key={note.key}>
              <span>
                {t('workbench.note.one', { count: note.seconds, at: dates.full(note.at) })}
                {note.told && ` · ${note.told}`}
              </span>
              <Button kind="plain" onClick={() => setDropping(note)}>
                {t('workbench.note.drop')}
              </Button>
            </li>
          ))}
        </ul>
        <div className={layout['acts']}>
          <Button kind="main" narrow busy={busy} onClick={() => void again()}>
            {t('workbench.note.again')}
          </Button>
        </div>
      </Stack>
      {dropping && (
        <ConfirmDialog
          title={t('workbench.note.drop_ask')}
          confirm={t('workbench.note.drop')}
          danger
          busy={false}
          onConfirm={() => {
            void dropNote(dropping.key)
            setDropping(null)
          }}
          onClose={() => setDropping(null)}
        >
          <p>{t('workbench.note.drop_help')}</p>
        </ConfirmDialog>
      )}
    </Card>
  )
}
