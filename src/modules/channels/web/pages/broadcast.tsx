import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { CopyButton } from '../../../../app/web/kit/copy-button.tsx'
import { ConfirmDialog } from '../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../app/web/kit/error-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { NothingYet } from '../../../../app/web/kit/nothing-yet.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/channels.module.css'
import { type Broadcast, broadcastReads, type Delivery } from '../components/views.ts'
import { useRead, useWrite } from '../queries.ts'

const tones = {
  to_pass: 'wait',
  passed: 'done',
  waiting: 'work',
  sending: 'work',
  sent: 'done',
  failed: 'late',
  withdrawn: 'rest',
} as const

/** Something told to groups: how far it is by branch, and each group's text ready to be copied. */
export default function BroadcastPage({ params }: PageProps<'id'>) {
  const t = useWords('channels')
  const broadcast = useRead('GET /api/c/:community/broadcasts/:id', { params: { id: params.id } })
  return (
    <PageFrame title={broadcast.data?.title ?? t('workbench.told.title')} back="/broadcasts">
      <QueryView query={broadcast}>{(view) => <Told broadcast={view} />}</QueryView>
    </PageFrame>
  )
}

function Told({ broadcast }: { broadcast: Broadcast }) {
  const t = useWords('channels')
  const dates = useDates()
  const [withdrawing, setWithdrawing] = useState(false)
  // What the reader can do first: one's own groups, those nobody looks after, the others.
  const rank = (one: Delivery) =>
    (one.can.includes('pass') || one.can.includes('resend') ? 0 : 3) + (one.mine ? 0 : isAlone(one) ? 1 : 2)
  const groups = [...broadcast.deliveries].sort((a, b) => rank(a) - rank(b))
  return (
    <Stack>
      <Card title={t('workbench.told.counts')}>
        <Stack>
          <p>
            {t('words.done_of', { done: broadcast.done, groups: broadcast.groups })}
            {broadcast.failed > 0 && ` · ${t('words.failed_count', { count: broadcast.failed })}`}
          </p>
          <ul className={layout['lines']}>
            {broadcast.branches.map((branch) => (
              <li key={branch.name}>
                <span>{branch.name}</span>
                <span>{t('words.done_of', { done: branch.done, groups: branch.groups })}</span>
              </li>
            ))}
          </ul>
          <p className={layout['quiet']}>
            {[broadcast.area?.name ?? t('words.whole_community'), dates.full(broadcast.made_at)].join(' · ')}
            {broadcast.withdrawn_at &&
              ` · ${t('workbench.told.withdrawn_at', { at: dates.full(broadcast.withdrawn_at) })}`}
          </p>
          {broadcast.can.includes('withdraw') && (
            <div>
              <Button onClick={() => setWithdrawing(true)}>{t('workbench.told.withdraw')}</Button>
            </div>
          )}
        </Stack>
      </Card>
      <Card title={t('workbench.told.groups')}>
        {groups.length === 0 && <NothingYet />}
        <ul className={layout['list']}>
          {groups.map((one) => (
            <li key={one.group_id} className={layout['line']}>
              <OneGroup broadcast={broadcast} delivery={one} />
            </li>
          ))}
        </ul>
      </Card>
      {withdrawing && <Withdraw id={broadcast.id} onClose={() => setWithdrawing(false)} />}
    </Stack>
  )
}

/** Waits to be passed on, and nobody looks after it. */
function isAlone({ kept, state }: Delivery): boolean {
  return state === 'to_pass' && !kept
}

function OneGroup({ broadcast, delivery }: { broadcast: Broadcast; delivery: Delivery }) {
  const t = useWords('channels')
  const dates = useDates()
  const params = { id: broadcast.id }
  const { group_id } = delivery
  const pass = useWrite('POST /api/c/:community/broadcasts/:id/pass', { refresh: broadcastReads })
  const resend = useWrite('POST /api/c/:community/broadcasts/:id/resend', { refresh: broadcastReads })
  const passed = delivery.can.includes('unpass')
  const problem = pass.error ?? resend.error
  return (
    <>
      <div className={layout['head']}>
        <strong>{delivery.group}</strong>
        {isAlone(delivery) ? (
          <StateTag tone="late">{t('words.nobody_keeps')}</StateTag>
        ) : (
          <StateTag tone={tones[delivery.state]}>{t(`words.delivery.${delivery.state}`)}</StateTag>
        )}
      </div>
      <span className={layout['quiet']}>
        {[
          delivery.area,
          t(`words.kind.${delivery.kind}`),
          delivery.mine ? t('words.mine') : '',
          delivery.done_at ? dates.full(delivery.done_at) : '',
          delivery.in_digest ? t('words.in_digest') : '',
          delivery.state === 'failed' ? t('words.fault', { fault: delivery.fault }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {delivery.can.includes('pass') && <div className={styles['copy']}>{delivery.text}</div>}
      {delivery.can.length > 0 && (
        <div className={layout['acts']}>
          {delivery.can.includes('pass') && <CopyButton text={delivery.text} label={t('workbench.told.copy')} />}
          {(passed || delivery.can.includes('pass')) && (
            <Button
              busy={pass.isPending}
              aria-label={t(passed ? 'workbench.told.unpass_named' : 'workbench.told.pass_named', {
                name: delivery.group,
              })}
              onClick={() => pass.mutate({ params, body: { group_id, passed: !passed } })}
            >
              {t(passed ? 'workbench.told.unpass' : 'workbench.told.pass')}
            </Button>
          )}
          {delivery.can.includes('resend') && (
            <Button busy={resend.isPending} onClick={() => resend.mutate({ params, body: { group_id } })}>
              {t('workbench.told.resend')}
            </Button>
          )}
        </div>
      )}
      {problem && <ErrorState problem={problem} part />}
    </>
  )
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/broadcasts/:id/withdraw', {
    refresh: broadcastReads,
    onSuccess: () => {
      toast(t('workbench.told.withdrawn'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.told.withdraw_title')}
      confirm={t('workbench.told.withdraw')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.told.withdraw_help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
