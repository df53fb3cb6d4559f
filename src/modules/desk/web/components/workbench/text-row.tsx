import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { TextForm } from './text-form.tsx'
import styles from './text-row.module.css'
import { refreshTexts, type TextBlock } from './text-views.ts'

function Delete({ block, onClose }: { block: TextBlock; onClose: () => void }) {
  const t = useWords('desk')
  const toast = useToast()
  const write = useWrite('DELETE /api/c/:community/desk/texts/:id', {
    refresh: refreshTexts,
    onSuccess: () => {
      toast(t('workbench.texts.deleted'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.texts.delete_ask', { name: block.name })}
      confirm={t('workbench.texts.delete_act')}
      danger
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: block.id } })}
      onClose={onClose}
    >
      {write.error && <ErrorState problem={write.error} />}
      <p>{t(block.scope === 'own' ? 'workbench.texts.delete_own' : 'workbench.texts.delete_shared')}</p>
    </ConfirmDialog>
  )
}

/** One text block with its words, its last day, and what its keeper may do. */
export function TextRow({ block }: { block: TextBlock }) {
  const t = useWords('desk')
  const dates = useDates()
  const [doing, setDoing] = useState<'change' | 'delete' | null>(null)
  const close = () => setDoing(null)
  const may = (['change', 'delete'] as const).filter((act) => block.can.includes(act))
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.name}>{block.name}</span> <span className={styles.quiet}>{block.initials}</span>
        <p className={styles.text}>{block.text}</p>
        {block.valid_until && (
          <p className={styles.quiet}>
            {t(block.expired ? 'workbench.texts.ended' : 'workbench.texts.until', {
              day: dates.day(block.valid_until),
            })}
          </p>
        )}
      </div>
      <div className={styles.acts}>
        {may.map((act) => (
          <Button
            key={act}
            kind="plain"
            aria-label={t(`workbench.texts.${act}_name`, { name: block.name })}
            onClick={() => setDoing(act)}
          >
            {t(`workbench.texts.${act}`)}
          </Button>
        ))}
      </div>
      {doing === 'change' && <TextForm block={block} onClose={close} />}
      {doing === 'delete' && <Delete block={block} onClose={close} />}
    </li>
  )
}
