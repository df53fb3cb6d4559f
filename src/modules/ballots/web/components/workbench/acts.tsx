import { useState } from 'react'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { ReasonDialog } from '../../../../../app/web/kit/reason-dialog.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { ballotReads, type Detail } from '../views.ts'

/** Steps that need a second look and nothing else. */
const steps = {
  draw_roll: 'POST /api/c/:community/ballots/:id/draw-roll',
  announce: 'POST /api/c/:community/ballots/:id/announce',
  extend: 'POST /api/c/:community/ballots/:id/extend',
  tally: 'POST /api/c/:community/ballots/:id/tally',
  display: 'POST /api/c/:community/ballots/:id/display',
  settle: 'POST /api/c/:community/ballots/:id/settle',
  publish: 'POST /api/c/:community/ballots/:id/publish',
} as const
type Step = keyof typeof steps
const order: Step[] = ['announce', 'tally', 'display', 'settle', 'publish', 'draw_roll', 'extend']

function StepDialog({ ballot, step, onClose }: { ballot: Detail; step: Step; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite(steps[step], {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t(`workbench.step.${step}.done`))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t(`workbench.step.${step}.act`)}
      confirm={t(`workbench.step.${step}.act`)}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: ballot.id }, body: {} })}
      onClose={onClose}
    >
      <p>{t(`workbench.step.${step}.help`, { days: ballot.rules.objection_days })}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

function WithdrawDialog({ ballot, onClose }: { ballot: Detail; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/ballots/:id/withdraw', {
    refresh: ballotReads,
    onSuccess: () => {
      toast(t('workbench.withdrawn'))
      onClose()
    },
  })
  const params = { id: ballot.id }
  return (
    <ReasonDialog
      title={t('workbench.withdraw')}
      act={t('workbench.withdraw')}
      help={t('workbench.withdraw_help')}
      label={t('workbench.form.reason')}
      words={t}
      least={5}
      most={300}
      busy={write.isPending}
      onAct={(reason, fail) => write.mutate({ params, body: { reason } }, { onError: fail })}
      onClose={onClose}
    />
  )
}

/** What can be done with a ballot now; the next step first. */
export function Acts({ ballot }: { ballot: Detail }) {
  const t = useWords('ballots')
  const [asked, setAsked] = useState<Step | 'withdraw'>()
  const close = () => setAsked(undefined)
  const can = (act: string) => ballot.can.includes(act)
  const path = (rest: string) => `/ballots/${ballot.id}/${rest}`
  const asks = ballot.call === 'to_open' || ballot.call === 'running'
  const nominations = ballot.rules.nominate_what && (
    <ButtonLink to={path('nominations')} kind={asks ? 'main' : 'quiet'} narrow>
      {t('workbench.calls.open_page')}
    </ButtonLink>
  )
  const main = !asks && order.find((step) => can(step) && !(step === 'draw_roll' && ballot.roll_drawn_at !== null))
  return (
    <div className={styles.acts} data-screen-only>
      {asks && nominations}
      {order.filter(can).map((step) => (
        <Button key={step} kind={step === main ? 'main' : 'quiet'} narrow onClick={() => setAsked(step)}>
          {t(`workbench.step.${step}.act`)}
        </Button>
      ))}
      {!asks && nominations}
      <ButtonLink to={path('roll')}>{t('workbench.roll.open')}</ButtonLink>
      {can('enter_paper') && (
        <ButtonLink to={path(ballot.rules.secret ? 'urn' : 'papers')}>{t('workbench.papers.open')}</ButtonLink>
      )}
      {can('letters') && <ButtonLink to={path('letters')}>{t('workbench.letters.open')}</ButtonLink>}
      <ButtonLink to={path('notice')}>{t('workbench.notice.open')}</ButtonLink>
      {can('edit') && <ButtonLink to={path('edit')}>{t('workbench.edit')}</ButtonLink>}
      {can('withdraw') && (
        <Button kind="plain" onClick={() => setAsked('withdraw')}>
          {t('workbench.withdraw')}
        </Button>
      )}
      {asked === 'withdraw' && <WithdrawDialog ballot={ballot} onClose={close} />}
      {asked && asked !== 'withdraw' && <StepDialog ballot={ballot} step={asked} onClose={close} />}
    </div>
  )
}
