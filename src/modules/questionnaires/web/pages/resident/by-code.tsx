import { useEffect, useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AnswerForm } from '../../components/answer-form.tsx'
import { Thanks } from '../../components/thanks.tsx'
import { useWrite } from '../../queries.ts'

const codeMost = 20

/** Taking part with the code of a letter or a poster, without an account; scanned, it stands in the address already. */
export default function ByCodePage({ params }: PageProps<'code'>) {
  const t = useWords('questionnaires')
  const [code, setCode] = useState(params.code ?? '')
  const form = useFormErrors(t, 'resident.code.errors')
  const look = useWrite('POST /api/c/:community/questionnaire-codes/look')
  const answer = useWrite('POST /api/c/:community/questionnaire-codes/answer')
  const { mutate } = look
  useEffect(() => {
    if (params.code) mutate({ body: { code: params.code } })
  }, [params.code, mutate])
  const asked = look.data
  if (asked) {
    const done = answer.data ?? (asked.answered ? asked : undefined)
    return (
      <PageFrame title={asked.title}>
        {done ? (
          <Thanks already={!answer.data} to="/questionnaires" />
        ) : (
          <AnswerForm
            asked={asked}
            busy={answer.isPending}
            send={t('resident.answer.send')}
            withPoint
            onSend={(answers, told) => answer.mutate({ body: { code, answers } }, { onError: told.fail })}
          />
        )}
      </PageFrame>
    )
  }
  const refused = look.error && !look.isPending ? { ...form, problem: look.error, tries: form.tries + 1 } : form
  const open = () => {
    const missing = code.trim() === '' ? [{ path: 'code', code: 'required' }] : []
    if (form.setFields(missing)) look.mutate({ body: { code } })
  }
  return (
    <PageFrame title={t('resident.code.title')} intro={t('resident.code.intro')}>
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            open()
          }}
        >
          <Stack>
            <ErrorSummary form={Object.keys(form.errors).length > 0 ? form : refused} />
            <TextField
              name="code"
              label={t('resident.code.label')}
              hint={t('resident.code.hint')}
              short
              maxLength={codeMost}
              value={code}
              onChange={setCode}
              {...(form.errors['code'] ? { error: form.errors['code'] } : {})}
            />
            <Button kind="main" type="submit" busy={look.isPending}>
              {t('resident.code.open')}
            </Button>
          </Stack>
        </form>
      </Card>
    </PageFrame>
  )
}
