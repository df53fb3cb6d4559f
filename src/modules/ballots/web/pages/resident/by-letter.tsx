import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/ballots.module.css'
import { choicesOf } from '../../components/choices.ts'
import { Facts } from '../../components/facts.tsx'
import { Cast } from '../../components/resident/cast.tsx'
import type { Open, Own } from '../../components/views.ts'
import { useWrite } from '../../queries.ts'
import { CastSecret } from '../../secret/cast-secret.tsx'

type Vote = Omit<Own['votes'][number], 'name' | 'units'>

function Found({ code, ballot, vote }: { code: string; ballot: Open; vote: Vote }) {
  const write = useWrite('POST /api/c/:community/ballots/by-code/cast', {})
  return (
    <Stack>
      {ballot.description && <p className={layout.text}>{ballot.description}</p>}
      <Cast
        ballot={ballot}
        vote={write.data ?? vote}
        busy={write.isPending}
        error={write.error}
        onSend={(value, words) => write.mutate({ body: { code, choices: choicesOf(ballot, value), words } })}
      />
      <Facts ballot={ballot} />
    </Stack>
  )
}

function FoundSecret({ code, ballot, vote }: { code: string; ballot: Open; vote: Vote }) {
  const right = useWrite('POST /api/c/:community/ballots/by-code/right', {})
  return (
    <Stack>
      {ballot.description && <p className={layout.text}>{ballot.description}</p>}
      <CastSecret ballot={ballot} vote={vote} take={(blinded) => right.mutateAsync({ body: { code, blinded } })} />
      <Facts ballot={ballot} />
    </Stack>
  )
}

/** Voting with the code of a letter: no account needed. */
export default function ByLetter() {
  const t = useWords('ballots')
  const errors = useFormErrors(t, 'words.errors')
  const [code, setCode] = useState('')
  const open = useWrite('POST /api/c/:community/ballots/by-code', {})
  const found = open.data
  const Shown = found?.ballot.rules.secret ? FoundSecret : Found
  return (
    <PageFrame title={found?.ballot.title ?? t('resident.letter_title')} back="/ballots">
      {found ? (
        <Shown code={code} ballot={found.ballot} vote={found.vote} />
      ) : (
        <Card>
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              if (open.isPending || !errors.setFields(code.trim() === '' ? [{ path: 'code', code: 'required' }] : []))
                return
              open.mutate({ body: { code: code.trim() } }, { onError: errors.fail })
            }}
          >
            <ErrorSummary form={errors} />
            <TextField
              name="code"
              label={t('resident.letter_code')}
              hint={t('resident.letter_hint')}
              value={code}
              onChange={setCode}
              maxLength={20}
              error={errors.errors['code']}
            />
            <div>
              <Button kind="main" type="submit" busy={open.isPending}>
                {t('resident.letter_open')}
              </Button>
            </div>
          </form>
        </Card>
      )}
    </PageFrame>
  )
}
