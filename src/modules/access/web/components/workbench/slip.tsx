import { IconPrinter } from '@tabler/icons-react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './binding.module.css'

export interface Invited {
  name: string
  post: { title: string }
  code: string
  expires_at: string
}

/** The code of an invitation on a slip of paper: shown once, printed or read out. */
export function InvitationSlip({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const t = useWords('access')
  const dates = useDates()
  return (
    <Dialog
      title={t('workbench.invitations.slip.title')}
      onClose={onClose}
      acts={
        <>
          <Button kind="main" narrow icon={IconPrinter} onClick={() => window.print()}>
            {t('workbench.invitations.slip.print')}
          </Button>
          <Button onClick={onClose}>{t('workbench.invitations.slip.close')}</Button>
        </>
      }
    >
      <div className={styles.slip} data-keep>
        <p>{t('workbench.invitations.slip.for', { name: invited.name, title: invited.post.title })}</p>
        <p className={styles.code}>{invited.code}</p>
        <p>{t('workbench.invitations.slip.how')}</p>
        <p>{t('workbench.invitations.slip.until', { time: dates.full(invited.expires_at) })}</p>
      </div>
      <p data-screen-only>{t('workbench.invitations.slip.once')}</p>
    </Dialog>
  )
}
