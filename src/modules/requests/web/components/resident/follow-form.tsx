import { type SubmitEvent, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import type { FormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Ticket } from './kept-receipt.ts'
import styles from './matter.module.css'

const numberLength = { min: 3, max: 30 }
const codeLength = { min: 4, max: 12 }

interface FollowFormProps {
  form: FormErrors
  ticket: Ticket | null
  busy: boolean
  onAsk: (ticket: Ticket) => void
}

function fits(text: string, length: { min: number; max: number }): boolean {
  return text.length >= length.min && text.length <= length.max
}

/** Number and code as they stand on the receipt. */
export function FollowForm({ form, ticket, busy, onAsk }: FollowFormProps) {
  const t = useWords('requests')
  const [number, setNumber] = useState(ticket?.number ?? '')
  const [code, setCode] = useState(ticket?.code ?? '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const asked = { number: number.trim(), code: code.trim() }
    const missing = [
      ...(fits(asked.number, numberLength) ? [] : [{ path: 'number', code: 'required' }]),
      ...(fits(asked.code, codeLength) ? [] : [{ path: 'code', code: 'required' }]),
    ]
    if (!busy && form.setFields(missing)) onAsk(asked)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary form={form} />
      <TextField
        name="number"
        label={t('resident.follow.number')}
        hint={t('resident.follow.number_hint')}
        value={number}
        onChange={setNumber}
        error={form.errors['number']}
      />
      <TextField
        name="code"
        label={t('resident.follow.code')}
        hint={t('resident.follow.code_hint')}
        short
        value={code}
        onChange={setCode}
        error={form.errors['code']}
      />
      <div>
        <Button kind="main" type="submit" busy={busy}>
          {t('resident.follow.ask')}
        </Button>
      </div>
    </form>
  )
}
