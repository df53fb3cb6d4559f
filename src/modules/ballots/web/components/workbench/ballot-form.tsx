import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import type { FormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../ballots.module.css'
import { type Draft, missingOf } from './draft.ts'
import { type Part, useText } from './form-part.ts'
import { What } from './form-what.tsx'
import { When, Who } from './form-who-when.tsx'

interface BallotFormProps {
  first: Draft
  act: string
  errors: FormErrors
  busy: boolean
  /** Announced already: the change is public, with its reason. */
  announced?: boolean
  onSend: (draft: Draft) => void
}

/** Everything that is decided of a ballot before it begins. */
export function BallotForm({ first, act, errors, busy, announced, onSend }: BallotFormProps) {
  const t = useWords('ballots')
  const [draft, setDraft] = useState(first)
  const part: Part = {
    draft,
    change: (patch) => setDraft((before) => ({ ...before, ...patch })),
    told: errors.errors,
  }
  const text = useText(part)
  return (
    <form
      className={styles.wide}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const reason = announced && draft.reason.trim() === '' ? [{ path: 'reason', code: 'required' }] : []
        if (!busy && errors.setFields([...missingOf(draft), ...reason])) onSend(draft)
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <What {...part} />
        <Who {...part} />
        <When {...part} />
        {announced && (
          <Card title={t('workbench.form.change_title')}>
            <TextField {...text('reason')} hint={t('workbench.form.reason_hint')} maxLength={300} />
          </Card>
        )}
        <div>
          <Button kind="main" type="submit" narrow busy={busy}>
            {act}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
