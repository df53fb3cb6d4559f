import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ConfirmDialog, Dialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePlace } from '../../../../../app/web/place.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from './binding.module.css'
import { OpenRecovery } from './open-recovery.tsx'

const bindingRoute = 'GET /api/c/:community/people/:id/binding'

interface BindingProps {
  id: string
  name: string
}

interface Code {
  code: string
  expires_at: string
}

/** The code on a slip of paper for the person at the counter: shown once, printed or read out. */
function Slip({ code, name, onClose }: { code: Code; name: string; onClose: () => void }) {
  const t = useWords('access')
  const dates = useDates()
  const place = usePlace()
  return (
    <Dialog
      title={t('workbench.code.title')}
      onClose={onClose}
      acts={
        <>
          <Button kind="main" narrow icon={IconPrinter} onClick={() => window.print()}>
            {t('workbench.code.print')}
          </Button>
          <Button onClick={onClose}>{t('workbench.code.handed')}</Button>
        </>
      }
    >
      <div className={styles.slip} data-keep>
        <p>{t('workbench.code.for', { name, community: place?.name ?? '' })}</p>
        <p className={styles.code}>{code.code}</p>
        <p>{t('workbench.code.how')}</p>
        <p>{t('workbench.code.until', { time: dates.full(code.expires_at) })}</p>
      </div>
      <p data-screen-only>{t('workbench.code.once')}</p>
    </Dialog>
  )
}

/** Asks for a fresh code, after the papers were looked at. */
function Issue({ id, name, onClose }: BindingProps & { onClose: () => void }) {
  const t = useWords('access')
  const write = useWrite('POST /api/c/:community/people/:id/binding-codes')
  if (write.data) return <Slip code={write.data} name={name} onClose={onClose} />
  return (
    <ConfirmDialog
      title={t('workbench.issue.title', { name })}
      confirm={t('workbench.issue.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id } })}
      onClose={onClose}
    >
      <p>{t('workbench.issue.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Takes the account off the entry: another telephone, a home sold. */
function Unbind({ id, name, onClose }: BindingProps & { onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/people/:id/binding/end', {
    refresh: [bindingRoute],
    onSuccess: () => {
      toast(t('workbench.unbind.done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.unbind.title', { name })}
      confirm={t('workbench.unbind.act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id } })}
      onClose={onClose}
    >
      <p>{t('workbench.unbind.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Signing in is open again at once, after the papers were looked at. */
function Unlock({ id, name, onClose }: BindingProps & { onClose: () => void }) {
  const t = useWords('access')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/people/:id/unlock', {
    refresh: [bindingRoute],
    onSuccess: () => {
      toast(t('workbench.lock.done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.lock.title', { name })}
      confirm={t('workbench.lock.open')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id } })}
      onClose={onClose}
    >
      <p>{t('workbench.lock.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Whether the entry is bound to an account, and the ways to bind or take it off. */
export function Binding({ id, name }: BindingProps) {
  const t = useWords('access')
  const dates = useDates()
  const [act, setAct] = useState<'issue' | 'unbind' | 'unlock' | null>(null)
  const binding = useRead(bindingRoute, { params: { id } })
  const close = () => setAct(null)
  return (
    <QueryView query={binding} part>
      {(data) => (
        <>
          <p>
            {data.bound && data.bound_at
              ? t('workbench.account.bound', {
                  time: dates.full(data.bound_at),
                  how: t(`workbench.account.how.${data.how ?? 'system'}`),
                })
              : t('workbench.account.not_bound')}
          </p>
          {data.locked_until && <p>{t('workbench.lock.until', { time: dates.full(data.locked_until) })}</p>}
          <div className={styles.acts}>
            {data.locked_until && <Button onClick={() => setAct('unlock')}>{t('workbench.lock.open')}</Button>}
            <Button onClick={() => setAct('issue')}>{t('workbench.issue.open')}</Button>
            {data.bound && <OpenRecovery id={id} name={name} />}
            {data.bound && <Button onClick={() => setAct('unbind')}>{t('workbench.unbind.act')}</Button>}
          </div>
          {act === 'issue' && <Issue id={id} name={name} onClose={close} />}
          {act === 'unlock' && <Unlock id={id} name={name} onClose={close} />}
          {act === 'unbind' && <Unbind id={id} name={name} onClose={close} />}
        </>
      )}
    </QueryView>
  )
}
