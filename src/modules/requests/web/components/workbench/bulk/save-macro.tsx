import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import styles from './bulk.module.css'
import type { Step } from './types.ts'

/** Keeps the steps, as filled in, under a name for the next time. */
export function SaveMacro({ steps }: { steps: Step[] }) {
  const t = useWords('requests')
  const toast = useToast()
  const may = useMay()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useWrite('POST /api/c/:community/macros', {
    refresh: ['GET /api/c/:community/macros'],
    onSuccess: () => {
      toast(t('workbench.macro.saved'))
      setName('')
    },
  })
  return (
    <details>
      <summary>{t('workbench.macro.keep')}</summary>
      <div className={styles.macro}>
        <TextField name="macro" label={t('workbench.macro.name')} value={name} onChange={setName} maxLength={30} />
        {may('requests.share_macros') && (
          <label>
            <input type="checkbox" checked={shared} onChange={() => setShared(!shared)} /> {t('workbench.macro.share')}
          </label>
        )}
        <Button
          busy={save.isPending}
          onClick={() => name.trim() !== '' && save.mutate({ body: { name: name.trim(), steps, shared } })}
        >
          {t('workbench.macro.save')}
        </Button>
      </div>
      {save.error && <ErrorState problem={save.error} part />}
    </details>
  )
}
