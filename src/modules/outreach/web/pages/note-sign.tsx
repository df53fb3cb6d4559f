import { useState } from 'react'
import { asProblem } from '../../../../app/web/api-problem.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { EmergencyLine } from '../../../../app/web/kit/emergency-line.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { AreaField } from '../components/area-field.tsx'
import { kinds, urgencies } from '../components/signs/views.ts'
import { signReads, useWrite } from '../queries.ts'

const wordsMost = 1_000
const wordsLeast = 4
const placeMost = 60

/** An early sign: where, what kind, what was noticed, how soon. Names aren't asked for, and pointed out where they seem to be. */
export default function NoteSign() {
  const t = useWords('outreach')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.signs.errors')
  const [area, setArea] = useState<{ id: string; name: string } | null>(null)
  const [place, setPlace] = useState('')
  const [kind, setKind] = useState('')
  const [words, setWords] = useState('')
  const [urgency, setUrgency] = useState<(typeof urgencies)[number]>('soon')
  /** What seems to be a name; sent again it counts as looked at. */
  const [pointedOut, setPointedOut] = useState('')
  const write = useWrite('POST /api/c/:community/signs', {
    refresh: signReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.signs.kept'))
      go(`/signs/${id}`)
    },
  })
  const send = (sure: boolean) => {
    const missing = [
      ...(area ? [] : ['area_id']),
      ...(kind === '' ? ['kind'] : []),
      ...([...words.trim()].length < wordsLeast ? ['words'] : []),
    ]
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    const chosen = kinds.find((one) => one === kind) ?? 'other'
    const body = { area_id: area?.id ?? '', place_detail: place, kind: chosen, words, urgency, sure }
    write.mutate({ body }, { onError: fail })
  }
  const fail = (error: unknown) => {
    const problem = asProblem(error)
    if (problem.code === 'outreach.sign_has_name') return setPointedOut(problem.title)
    setPointedOut('')
    errors.fail(error)
  }
  const told = errors.errors
  return (
    <PageFrame title={t('workbench.signs.write')} back="/signs" intro={t('workbench.signs.write_intro')}>
      <Stack>
        <ErrorSummary form={errors} />
        <Card>
          <Stack>
            <AreaField area={area} onChange={setArea} error={told['area_id']} />
            <TextField
              name="place_detail"
              optional
              label={t('workbench.signs.place_detail')}
              maxLength={placeMost}
              value={place}
              onChange={setPlace}
              error={told['place_detail']}
            />
            <SelectField
              name="kind"
              label={t('workbench.signs.kind')}
              value={kind}
              onChange={setKind}
              options={kinds.map((value) => ({ value, label: t(`workbench.signs.kinds.${value}`) }))}
              error={told['kind']}
            />
            {kind === 'family' && <p role="note">{t('workbench.signs.danger')}</p>}
            <EmergencyLine text={words} />
            <TextAreaField
              name="words"
              label={t('workbench.signs.words')}
              hint={t('workbench.signs.words_hint')}
              rows={4}
              max={wordsMost}
              value={words}
              onChange={(value) => {
                setWords(value)
                setPointedOut('')
              }}
              error={told['words']}
            />
            <RadioCards
              name="urgency"
              label={t('workbench.signs.urgency')}
              value={urgency}
              onChange={setUrgency}
              options={urgencies.map((value) => ({ value, label: t(`workbench.signs.urgencies.${value}`) }))}
            />
          </Stack>
        </Card>
        <div role="status">
          {pointedOut && (
            <Card>
              <Stack>
                <p>{pointedOut}</p>
                <div>
                  <Button busy={write.isPending} onClick={() => send(true)}>
                    {t('workbench.signs.no_name')}
                  </Button>
                </div>
              </Stack>
            </Card>
          )}
        </div>
        <div>
          <Button kind="main" narrow busy={write.isPending} onClick={() => send(false)}>
            {t('workbench.signs.send')}
          </Button>
        </div>
      </Stack>
    </PageFrame>
  )
}
