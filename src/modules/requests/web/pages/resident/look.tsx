import { useEffect, useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { LookCard, type Matter } from '../../components/resident/look-card.tsx'
import { useWrite } from '../../queries.ts'

/** The slip's QR code carries its code behind the hash, which no server and no log sees. */
const codeOfAddress = () => decodeURIComponent(location.hash.slice(1))

function SlipLook({ code, matter }: { code: string; matter: Matter }) {
  const t = useWords('requests')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/neighbour-slips/word', {
    onSuccess: () => toast(t('resident.neighbours.thanks')),
  })
  const said = write.data
  return (
    <LookCard
      matter={said ? { ...matter, confirmed: said.confirmed, mine: { done: said.done } } : matter}
      busy={write.isPending}
      onSay={(word, fail) => write.mutate({ body: { code, ...word } }, { onError: fail })}
    />
  )
}

/** A neighbour without an account: the code of the slip at the door opens the matter it asks about. */
export default function LookPage() {
  const t = useWords('requests')
  const form = useFormErrors(t, 'resident.look.errors')
  const [given] = useState(codeOfAddress)
  const [code, setCode] = useState(given)
  const { mutate, data, error, isPending, isIdle } = useWrite('POST /api/c/:community/neighbour-slips/by-code')
  // Asked at once when the address carries it.
  const unasked = isIdle && given !== ''
  useEffect(() => {
    if (unasked) mutate({ body: { code: given } })
  }, [unasked, given, mutate])
  const shown = error && !isPending ? { ...form, problem: error, tries: form.tries + 1 } : form
  return (
    <PageFrame title={t('resident.neighbours.title')} intro={t('resident.look.intro')}>
      {data ? (
        <SlipLook code={code.trim()} matter={data} />
      ) : (
        <Card>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              const missing = code.trim().length < 8 ? [{ path: 'code', code: 'required' }] : []
              if (!isPending && form.setFields(missing)) mutate({ body: { code: code.trim() } })
            }}
          >
            <Stack>
              <ErrorSummary form={Object.keys(form.errors).length > 0 ? form : shown} />
              <TextField
                name="code"
                label={t('resident.look.code')}
                hint={t('resident.look.code_hint')}
                short
                value={code}
                onChange={setCode}
                maxLength={20}
                error={form.errors['code']}
              />
              <div>
                <Button kind="main" type="submit" busy={isPending}>
                  {t('resident.look.open')}
                </Button>
              </div>
            </Stack>
          </form>
        </Card>
      )}
    </PageFrame>
  )
}
