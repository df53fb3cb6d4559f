import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { ReasonDialog } from '../../../../../app/web/kit/reason-dialog.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../contract.ts'
import { useWrite } from '../../queries.ts'
import styles from '../ballots.module.css'
import { type Call, NominationFacts, useNominationTitle } from '../nomination.tsx'
import { callReads } from '../views.ts'
import { ChangeDialog } from './propose.tsx'

export type OwnNomination = z.output<
  (typeof routes)['GET /api/c/:community/my/ballots/:id/nominations']['output']
>['items'][number]

interface OneProps {
  call: Call
  one: OwnNomination
}

/** One proposal, with what I am asked and may do. */
export function OwnNominationCard({ call, one }: OneProps) {
  const t = useWords('ballots')
  const titleOf = useNominationTitle()
  const [asked, setAsked] = useState<'change' | 'withdraw'>()
  const close = () => setAsked(undefined)
  const can = (act: string) => one.can.includes(act)
  return (
    <Card title={titleOf(one)}>
      {(one.mine || one.about_me) && (
        <p className={styles.won}>{t(one.mine ? 'resident.calls.is_mine' : 'resident.calls.is_me')}</p>
      )}
      <NominationFacts nomination={one} />
      <Answers call={call} one={one} />
      <div className={styles.acts}>
        <Endorse call={call} one={one} />
        {can('change') && <Button onClick={() => setAsked('change')}>{t('resident.calls.change')}</Button>}
        {can('withdraw') && (
          <Button kind="plain" onClick={() => setAsked('withdraw')}>
            {t(one.mine ? 'resident.calls.withdraw' : 'resident.calls.step_down')}
          </Button>
        )}
      </div>
      {asked === 'change' && <ChangeDialog call={call} one={one} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog call={call} one={one} onClose={close} />}
    </Card>
  )
}

function Endorse({ call, one }: OneProps) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/my/ballots/:id/nominations/:nomination/endorse', {
    refresh: callReads,
    onSuccess: (done) => toast(t(done.endorsed ? 'resident.calls.endorsed' : 'resident.calls.unendorsed')),
  })
  const act = one.can.includes('endorse') ? 'endorse' : one.can.includes('unendorse') ? 'unendorse' : undefined
  if (!act) return null
  const params = { id: call.id, nomination: one.id }
  return (
    <>
      <Button busy={write.isPending} onClick={() => write.mutate({ params, body: { endorses: act === 'endorse' } })}>
        {t(`resident.calls.${act}`)}
      </Button>
      {write.error && <ErrorState problem={write.error} part />}
    </>
  )
}

/** What waits for my word: to stand, or to become one with another proposal. */
function Answers({ call, one }: OneProps) {
  const t = useWords('ballots')
  return (
    <>
      {one.can.includes('answer_merge') && one.merge && (
        <Asked
          call={call}
          one={one}
          of="merge"
          text={t('resident.calls.merge_asked', {
            seq: one.merge.other_seq,
            title: one.merge.other_title,
            why: one.merge.why,
          })}
        />
      )}
      {one.can.includes('assent') && (
        <Asked call={call} one={one} of="assent" text={t(`resident.calls.assent_${one.assent}`)} />
      )}
    </>
  )
}

function Asked({ call, one, of, text }: OneProps & { of: 'merge' | 'assent'; text: string }) {
  const t = useWords('ballots')
  const toast = useToast()
  const onSuccess = () => toast(t('resident.calls.answered'))
  const merge = useWrite('POST /api/c/:community/my/ballots/:id/nominations/:nomination/merge', {
    refresh: callReads,
    onSuccess,
  })
  const assent = useWrite('POST /api/c/:community/my/ballots/:id/nominations/:nomination/assent', {
    refresh: callReads,
    onSuccess,
  })
  const write = of === 'merge' ? merge : assent
  const say = (agrees: boolean) => write.mutate({ params: { id: call.id, nomination: one.id }, body: { agrees } })
  const agreed = of === 'assent' && one.assent === 'given'
  const refused = of === 'assent' && one.assent === 'refused'
  return (
    <>
      <p className={layout.text}>{text}</p>
      <div className={styles.acts}>
        {!agreed && (
          <Button kind="main" narrow busy={write.isPending} onClick={() => say(true)}>
            {t(`resident.calls.${of}_yes`)}
          </Button>
        )}
        {!refused && (
          <Button busy={write.isPending} onClick={() => say(false)}>
            {t(`resident.calls.${of}_no`)}
          </Button>
        )}
      </div>
      {write.error && <ErrorState problem={write.error} part />}
    </>
  )
}

function WithdrawDialog({ call, one, onClose }: OneProps & { onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/my/ballots/:id/nominations/:nomination/withdraw', {
    refresh: callReads,
    onSuccess: () => {
      toast(t('resident.calls.withdrawn'))
      onClose()
    },
  })
  const params = { id: call.id, nomination: one.id }
  const title = t(one.mine ? 'resident.calls.withdraw' : 'resident.calls.step_down')
  return (
    <ReasonDialog
      title={title}
      act={title}
      help={t('resident.calls.withdraw_help')}
      label={t('words.nomination.field.reason')}
      words={t}
      most={300}
      busy={write.isPending}
      onAct={(reason, fail) => write.mutate({ params, body: { reason } }, { onError: fail })}
      onClose={onClose}
    />
  )
}
