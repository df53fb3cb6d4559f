import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { TextField } from '../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../app/web/words.ts'

/** Letters and digits of a code (`codeLength` of server/meetings/make.ts). */
const codeLength = 8

/** The code of the meeting typed by hand, for whoever can't scan it: capitals or not, with gaps or without. */
export function CodeEntry({ typed = '' }: { typed?: string }) {
  const t = useWords('deliberation')
  const go = useGo()
  const errors = useFormErrors(t, 'words.errors')
  const [value, setValue] = useState(typed)
  const act = () => {
    const code = value.replace(/[^0-9a-z]/gi, '').toUpperCase()
    const short = code.length === codeLength ? [] : [{ path: 'code', code: 'invalid' }]
    if (errors.setFields(short)) go(`/check-in/${code}`)
  }
  return (
    <Card title={t('resident.code.title')}>
      <Stack>
        <ErrorSummary form={errors} />
        <TextField
          name="code"
          label={t('resident.code.label')}
          hint={t('resident.code.hint')}
          short
          maxLength={20}
          autoComplete="off"
          value={value}
          onChange={setValue}
          error={errors.errors['code']}
        />
        <div>
          <Button onClick={act}>{t('resident.code.act')}</Button>
        </div>
      </Stack>
    </Card>
  )
}
