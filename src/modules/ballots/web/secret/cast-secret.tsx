import { useState } from 'react'
import { serverNow } from '../../../../app/web/clock.ts'
import { Button, ButtonLink } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { Receipt } from '../../../../app/web/kit/receipt.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/ballots.module.css'
import { useMarked } from '../components/choose.tsx'
import { Cast, type CastProps } from '../components/resident/cast.tsx'
import { dropKept, readKept } from './kept.ts'
import { canSeal, send, type Take } from './send.ts'

type Vote = CastProps['vote'] & { voter_id: string }

interface CastSecretProps {
  ballot: CastProps['ballot']
  vote: Vote
  take: Take
  /** the page reads the ballot again: the row took part */
  onDone?: () => void
}

/** One vote in a secret ballot: mark, look once more, seal and put into the urn; afterwards the receipt, which is on this device alone. */
export function CastSecret({ ballot, vote, take, onDone }: CastSecretProps) {
  const t = useWords('ballots')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const kept = readKept(ballot.id, vote.voter_id)
  const run = async (choices: readonly string[]) => {
    setBusy(true)
    setError(undefined)
    await send({ ballot, voterId: vote.voter_id, take }, choices).then(onDone, setError)
    setBusy(false)
  }
  if (kept?.receipt) return <Done ballot={ballot} vote={vote} receipt={kept.receipt} at={kept.at} onForget={onDone} />
  if (!canSeal() && vote.can.includes('cast')) {
    return (
      <Card title={t('resident.secret.insecure_title')}>
        <p>{t('resident.secret.insecure')}</p>
      </Card>
    )
  }
  if (busy && (kept || vote.voted)) return <Sealing />
  if (kept) return <Waiting ballot={ballot} choices={kept.choices} error={error} onSend={() => run([])} />
  if (vote.voted) return <Elsewhere />
  return <Cast ballot={ballot} vote={vote} busy={busy} error={error} onSend={run} once={t('resident.secret.once')} />
}

function Sealing() {
  const t = useWords('ballots')
  return (
    <Card title={t('resident.secret.sealing_title')}>
      <p role="status">{t('resident.secret.sealing')}</p>
    </Card>
  )
}

/** Sealed here and not in the urn: the line broke, or the page was left. */
function Waiting({
  ballot,
  choices,
  error,
  onSend,
}: Pick<CastSecretProps, 'ballot'> & { choices: string[]; error: unknown; onSend: () => void }) {
  const t = useWords('ballots')
  const marked = useMarked()
  const open = ballot.phase === 'open'
  return (
    <Card title={t('resident.secret.waiting_title')}>
      <Stack>
        <p>{t(open ? 'resident.secret.waiting' : 'resident.secret.too_late', { marked: marked(ballot, choices) })}</p>
        {Boolean(error) && <ErrorState problem={error as never} part />}
        {open && (
          <div>
            <Button kind="main" onClick={onSend}>
              {t('resident.secret.put_in')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}

/** The row took part, and this device knows nothing of it. */
function Elsewhere() {
  const t = useWords('ballots')
  return (
    <Card title={t('resident.secret.elsewhere_title')}>
      <p>{t('resident.secret.elsewhere')}</p>
    </Card>
  )
}

type DoneProps = Pick<CastSecretProps, 'ballot' | 'vote'> & {
  receipt: string
  at: string | undefined
  onForget: (() => void) | undefined
}

function Done({ ballot, vote, receipt, at, onForget }: DoneProps) {
  const t = useWords('ballots')
  const [gone, setGone] = useState(false)
  if (gone) return <Elsewhere />
  return (
    <Stack>
      <Receipt
        title={t('resident.secret.in_urn')}
        number={receipt}
        at={at ?? new Date(serverNow()).toISOString()}
        next={t(ballot.result ? 'resident.secret.look_now' : 'resident.secret.look_later')}
      >
        <p>{[vote.name, vote.place].filter(Boolean).join(' · ')}</p>
        <p>{t('resident.secret.keep_to_yourself')}</p>
      </Receipt>
      <div className={styles.acts}>
        {ballot.result && <ButtonLink to={`/ballots/${ballot.id}/urn`}>{t('words.secret.to_list')}</ButtonLink>}
        <Button
          kind="plain"
          onClick={() => {
            dropKept(ballot.id, vote.voter_id)
            setGone(true)
            onForget?.()
          }}
        >
          {t('resident.secret.forget')}
        </Button>
      </div>
    </Stack>
  )
}
