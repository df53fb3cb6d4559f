import { Button } from '../../../../app/web/kit/button.tsx'
import { CopyButton } from '../../../../app/web/kit/copy-button.tsx'
import { Dialog } from '../../../../app/web/kit/dialog.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { useWords } from '../../../../app/web/words.ts'

/** What the mail server needs to know; the secret is shown this once. */
export function MailboxMade({ path, secret, onClose }: { path: string; secret: string; onClose: () => void }) {
  const t = useWords('notifications')
  const address = `${window.location.origin}${path}`
  return (
    <Dialog
      title={t('workbench.mailbox.secret')}
      onClose={onClose}
      acts={
        <>
          <CopyButton text={`MAIL_IN=${address}\nMAIL_SECRET=${secret}\n`} label={t('workbench.mailbox.copy')} />
          <Button onClick={onClose}>{t('workbench.mailbox.noted')}</Button>
        </>
      }
    >
      <p>{t('workbench.mailbox.secret_help')}</p>
      <LabelList
        rows={[
          { label: 'MAIL_IN', value: address },
          { label: 'MAIL_SECRET', value: secret },
        ]}
      />
    </Dialog>
  )
}
