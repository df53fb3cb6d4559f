import { type ReactNode, useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'

interface TakeInProps {
  /** How many rows are good and change something. */
  good: number
  unknown: readonly string[]
  busy: boolean
  problem: unknown
  onTake: (reason: string) => void
  children: ReactNode
}

/** What was found, and the act that takes the good rows in. */
export function TakeIn({ good, unknown, busy, problem, onTake, children }: TakeInProps) {
  const t = useWords('requests')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const take = () => {
    setMissing(reason.trim().length < 2)
    if (reason.trim().length >= 2) onTake(reason.trim())
  }
  return (
    <Stack>
      {unknown.length > 0 && <p>{t('workbench.sheets.unknown', { headings: unknown.join(t('words.comma')) })}</p>}
      {children}
      {good === 0 ? (
        <p>{t('workbench.sheets.nothing')}</p>
      ) : (
        <>
          <TextField
            name="reason"
            label={t('workbench.sheets.reason')}
            hint={t('workbench.sheets.reason_hint')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            error={missing ? t('workbench.sheets.reason_missing') : undefined}
          />
          <div>
            <Button kind="main" narrow busy={busy} onClick={take}>
              {t('workbench.sheets.take', { count: good })}
            </Button>
          </div>
        </>
      )}
      {problem !== null && problem !== undefined && <ErrorState problem={problem} part />}
    </Stack>
  )
}
