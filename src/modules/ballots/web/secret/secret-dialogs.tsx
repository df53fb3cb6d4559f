import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { Dialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { Choose, useMarked, wrongWith } from '../components/choose.tsx'
import { ballotReads, type Detail } from '../components/views.ts'
import type { VoterDialogProps } from '../components/workbench/voter-dialogs.tsx'
import { useWrite } from '../queries.ts'
import { dropKept, waitingHere } from './kept.ts'
import { canSeal, send } from './send.ts'

const channels = ['counter', 'door', 'telephone'] as const
type Channel = (typeof channels)[number]

/** The right of a row, asked for by who enters its vote. */
function useTakeFor(ballotId: string) {
  const right = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/right', { refresh: ballotReads })
  return (voter: string, channel: Channel) => (blinded: string) =>
    right.mutateAsync({ params: { id: ballotId, voter }, body: { channel, blinded } })
}

/** Marks for who says it at the counter, the door or on the telephone: sealed on this device, so only who enters it knows. */
export function SecretCastDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const t = useWords('ballots')
  const marked = useMarked()
  const errors = useFormErrors(t, 'words.errors')
  const takeFor = useTakeFor(ballot.id)
  const [channel, setChannel] = useState<Channel>('counter')
  const [value, setValue] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<string>()
  const act = async () => {
    const wrong = wrongWith(ballot, value)
    if (busy || !errors.setFields(wrong ? [{ path: 'choices', code: wrong }] : [])) return
    setBusy(true)
    await send({ ballot, voterId: voter.id, take: takeFor(voter.id, channel) }, value).then((number) => {
      // The clerk's device keeps nothing.
      dropKept(ballot.id, voter.id)
      setReceipt(number)
    }, errors.fail)
    setBusy(false)
  }
  if (receipt) return <ReceiptDialog receipt={receipt} onClose={onClose} />
  const title = t('workbench.voter.cast')
  return (
    <FormDialog
      title={title}
      act={title}
      help={[voter.serial, voter.name, voter.place].filter(Boolean).join(' · ')}
      form={errors}
      busy={busy}
      onAct={() => void act()}
      onClose={onClose}
    >
      <p>{t(canSeal() ? 'workbench.secret.tell_first' : 'resident.secret.insecure')}</p>
      <RadioCards
        name="channel"
        label={t('words.channel_label')}
        value={channel}
        onChange={setChannel}
        options={channels.map((one) => ({ value: one, label: t(`words.channel.${one}`) }))}
      />
      <Choose ballot={ballot} value={value} onChange={setValue} error={errors.errors['choices']} />
      {value.length > 0 && <p>{t('workbench.voter.read_back', { marked: marked(ballot, value) })}</p>}
    </FormDialog>
  )
}

function ReceiptDialog({ receipt, onClose }: { receipt: string; onClose: () => void }) {
  const t = useWords('ballots')
  return (
    <Dialog
      title={t('workbench.secret.in_urn')}
      onClose={onClose}
      acts={<Button onClick={onClose}>{t('workbench.secret.noted')}</Button>}
    >
      <p>{t('workbench.secret.receipt_said', { receipt })}</p>
    </Dialog>
  )
}

/** Somebody put a paper into the box. */
export function HandPaperDialog({ ballot, voter, onClose }: VoterDialogProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const write = useWrite('POST /api/c/:community/ballots/:id/roll/:voter/hand-paper', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.voter.hand_paper_done'))
      onClose()
    },
  })
  const act = () => write.mutate({ params: { id: ballot.id, voter: voter.id }, body: {} }, { onError: errors.fail })
  const title = t('workbench.voter.hand_paper')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <p>{[voter.serial, voter.name, voter.place].filter(Boolean).join(' · ')}</p>
      <p>{t('workbench.secret.hand_help')}</p>
    </FormDialog>
  )
}

/** Papers sealed on this device that the urn doesn't have yet: the line broke in between. */
export function PapersWaitingHere({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const takeFor = useTakeFor(ballot.id)
  const [waiting, setWaiting] = useState(() => waitingHere(ballot.id))
  const [receipts, setReceipts] = useState<string[]>([])
  const [problem, setProblem] = useState<unknown>()
  if (waiting.length === 0 && receipts.length === 0) return null
  const putIn = async () => {
    setProblem(undefined)
    for (const voter of waiting) {
      await send({ ballot, voterId: voter, take: takeFor(voter, 'counter') }, []).then((receipt) => {
        dropKept(ballot.id, voter)
        setReceipts((before) => [...before, receipt])
      }, setProblem)
    }
    setWaiting(waitingHere(ballot.id))
  }
  return (
    <Card title={t('workbench.secret.waiting_title')}>
      <Stack>
        {waiting.length > 0 && <p>{t('workbench.secret.waiting', { count: waiting.length })}</p>}
        {receipts.map((receipt) => (
          <p key={receipt}>{t('workbench.secret.receipt_said', { receipt })}</p>
        ))}
        {problem !== undefined && <ErrorState problem={problem as never} part />}
        {waiting.length > 0 && (
          <div>
            <Button kind="main" narrow onClick={() => void putIn()}>
              {t('workbench.secret.put_in')}
            </Button>
          </div>
        )}
      </Stack>
    </Card>
  )
}
