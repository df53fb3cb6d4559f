import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { MailboxMade } from '../../components/mailbox-made.tsx'
import { OpenMailbox } from '../../components/open-mailbox.tsx'
import { type call, useRead, useWrite } from '../../queries.ts'

const read = 'GET /api/c/:community/mailbox'

type Seen = Awaited<ReturnType<typeof call<typeof read>>>
type Box = NonNullable<Seen['mailbox']>
type Asked = 'open' | 'close' | { secret: string } | null

/** 来信邮箱: e-mails to the community become drafts that somebody confirms. */
export default function Mailbox() {
  const t = useWords('notifications')
  const box = useRead(read)
  const [asked, setAsked] = useState<Asked>(null)
  const end = () => setAsked(null)
  const open = (
    <Button kind="main" narrow onClick={() => setAsked('open')}>
      {t('workbench.mailbox.open')}
    </Button>
  )
  return (
    <PageFrame title={t('workbench.mailbox.title')} intro={t('workbench.mailbox.intro')}>
      <QueryView query={box}>
        {({ mailbox, path }) => (
          <Stack>
            {mailbox ? (
              <OpenBox box={mailbox} path={path} onAsk={setAsked} />
            ) : (
              <EmptyState drawing={<TeaTable />} title={t('workbench.mailbox.none')} action={open}>
                {t('workbench.mailbox.none_help')}
              </EmptyState>
            )}
            <Card title={t('workbench.mailbox.what')}>
              <ul className="prose">
                {['rule_draft', 'rule_told', 'rule_answer', 'rule_left'].map((rule) => (
                  <li key={rule}>{t(`workbench.mailbox.${rule}`)}</li>
                ))}
              </ul>
            </Card>
            {asked === 'open' && (
              <OpenMailbox
                again={mailbox !== null}
                address={mailbox?.address ?? ''}
                onMade={(secret) => setAsked({ secret })}
                onClose={end}
              />
            )}
            {asked === 'close' && <CloseBox onClose={end} />}
            {asked !== null && typeof asked === 'object' && (
              <MailboxMade path={path} secret={asked.secret} onClose={end} />
            )}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function OpenBox({ box, path, onAsk }: { box: Box; path: string; onAsk: (asked: Asked) => void }) {
  const t = useWords('notifications')
  const dates = useDates()
  const { drafts, answers, automatic } = box
  return (
    <Card>
      <LabelList
        rows={[
          { label: t('workbench.mailbox.address'), value: box.address },
          { label: t('workbench.mailbox.path'), value: `${window.location.origin}${path}` },
          {
            label: t('workbench.mailbox.last'),
            value: box.last_mail_at ? dates.full(box.last_mail_at) : t('workbench.mailbox.never'),
          },
          {
            label: t('workbench.mailbox.counts'),
            value: t('workbench.mailbox.counted', { drafts, answers, automatic }),
          },
        ]}
      />
      <div className={layout['acts']}>
        <Button onClick={() => onAsk('open')}>{t('workbench.mailbox.again')}</Button>
        <Button onClick={() => onAsk('close')}>{t('workbench.mailbox.close')}</Button>
      </div>
    </Card>
  )
}

function CloseBox({ onClose }: { onClose: () => void }) {
  const t = useWords('notifications')
  const toast = useToast()
  const close = useWrite('POST /api/c/:community/mailbox/close', {
    refresh: [read],
    onSuccess: () => {
      toast(t('workbench.mailbox.closed'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.mailbox.close_ask')}
      confirm={t('workbench.mailbox.close')}
      busy={close.isPending}
      onConfirm={() => close.mutate({ body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.mailbox.close_help')}</p>
      {close.error && <ErrorState problem={close.error} part />}
    </ConfirmDialog>
  )
}
