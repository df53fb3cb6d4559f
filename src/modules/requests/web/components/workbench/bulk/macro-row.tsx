import { Button } from '../../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './bulk.module.css'
import type { Macro } from './types.ts'

interface MacroRowProps {
  macro: Macro
  onAct: (act: 'edit' | 'delete') => void
}

/** What a sequence does, whose it is, and what may be done with it. */
export function MacroRow({ macro, onAct }: MacroRowProps) {
  const t = useWords('requests')
  return (
    <div className={styles.macro_row}>
      <div>
        <p>{macro.steps.map((step) => t(`workbench.acts.${step.act}.act`)).join(' → ')}</p>
        <p className={styles.more}>
          {t(macro.shared ? 'workbench.macro.shared_by' : 'workbench.macro.own', { name: macro.owner.name })}
        </p>
      </div>
      <div className={styles.macro}>
        {macro.can.includes('change') && (
          <Button aria-label={t('workbench.macro.edit_named', { name: macro.name })} onClick={() => onAct('edit')}>
            {t('workbench.macro.edit.act')}
          </Button>
        )}
        {macro.can.includes('delete') && (
          <Button aria-label={t('workbench.macro.delete_named', { name: macro.name })} onClick={() => onAct('delete')}>
            {t('workbench.macro.delete.act')}
          </Button>
        )}
      </div>
    </div>
  )
}
