import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { RecordPages } from '../../../../../app/web/kit/record-pages.tsx'
import { type Column, Under } from '../../../../../app/web/kit/record-table.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { Invite } from '../../components/workbench/invite.tsx'
import { InvitationSlip, type Invited } from '../../components/workbench/slip.tsx'
import { type call, useReadPages, useWrite } from '../../queries.ts'

const listRoute = 'GET /api/c/:community/invitations'
const tones = { open: 'wait', accepted: 'done', expired: 'late', withdrawn: 'rest' } as const

type Invitation = Awaited<ReturnType<typeof call<typeof listRoute>>>['items'][number]

function useColumns(onResend: (id: string) => void, onWithdraw: (row: Invitation) => void): Column<Invitation>[] {
  const t = useWords('access')
  const dates = useDates()
  return [
    {
      key: 'name',
      head: t('workbench.invitations.name'),
      cell: (row) => (
        <>
          {row.name}
          <Under>{row.phone_masked}</Under>
        </>
      ),
    },
    { key: 'post', head: t('workbench.invitations.post'), cell: (row) => row.post.title },
    {
      key: 'state',
      head: t('workbench.invitations.state'),
      cell: (row) => (
        <>
          <StateTag tone={tones[row.state]}>{t(`workbench.invitations.states.${row.state}`)}</StateTag>
          <Under>
            {t(row.invited_by === null ? 'workbench.invitations.by_administrator' : 'workbench.invitations.by', {
              name: row.invited_by,
              time: dates.full(row.invited_at),
            })}
          </Under>
          {row.state === 'open' && (
            <Under>{t('workbench.invitations.until_time', { time: dates.full(row.expires_at) })}</Under>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      head: t('workbench.invitations.acts'),
      cell: (row) => (
        <span className={layout.acts}>
          {row.can.includes('resend') && (
            <Button
              aria-label={t('workbench.invitations.resend_named', { name: row.name })}
              onClick={() => onResend(row.id)}
            >
              {t('workbench.invitations.resend')}
            </Button>
          )}
          {row.can.includes('withdraw') && (
            <Button
              aria-label={t('workbench.invitations.withdraw_named', { name: row.name })}
              onClick={() => onWithdraw(row)}
            >
              {t('workbench.invitations.withdraw')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

function Withdraw({ row, onClose }: { row: Invitation; onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const withdraw = useWrite('POST /api/c/:community/invitations/:id/withdraw', {
    refresh: [listRoute],
    onSuccess: () => {
      toast(t('workbench.invitations.withdrawn_done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.invitations.withdraw_title', { name: row.name })}
      confirm={t('workbench.invitations.withdraw')}
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ params: { id: row.id } })}
      onClose={onClose}
    >
      <p>{t('workbench.invitations.withdraw_help')}</p>
      {withdraw.error && <ErrorState problem={withdraw.error} part />}
    </ConfirmDialog>
  )
}

/** Who was invited to which post, what became of it; to invite, send again, withdraw. */
export default function InvitationsPage() {
  const t = useWords('access')
  const may = useMay()
  const list = useReadPages(listRoute)
  const [inviting, setInviting] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Invitation | null>(null)
  const [invited, setInvited] = useState<Invited | null>(null)
  const resend = useWrite('POST /api/c/:community/invitations/:id/resend', {
    refresh: [listRoute],
    onSuccess: setInvited,
  })
  const columns = useColumns((id) => resend.mutate({ params: { id } }), setWithdrawing)
  const done = (answer: Invited) => {
    setInviting(false)
    setInvited(answer)
  }
  return (
    <PageFrame
      title={t('workbench.nav.invitations')}
      intro={t('workbench.invitations.intro')}
      actions={
        may('access.invite_staff') && (
          <Button kind="main" icon={IconUserPlus} narrow onClick={() => setInviting(true)}>
            {t('workbench.invitations.open')}
          </Button>
        )
      }
    >
      <Stack>
        {resend.error && <ErrorState problem={resend.error} part />}
        <RecordPages
          pages={list}
          caption={t('workbench.nav.invitations')}
          columns={columns}
          keyOf={(row) => row.id}
          none={{
            drawing: <NoticeBoard />,
            title: t('workbench.invitations.none'),
            help: t('workbench.invitations.none_help'),
          }}
        />
      </Stack>
      {inviting && <Invite onDone={done} onClose={() => setInviting(false)} />}
      {withdrawing && <Withdraw row={withdrawing} onClose={() => setWithdrawing(null)} />}
      {invited && <InvitationSlip invited={invited} onClose={() => setInvited(null)} />}
    </PageFrame>
  )
}
