import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import styles from './bulk.module.css'
import { StepFields } from './step-fields.tsx'
import type { Macro, Step } from './types.ts'

const refresh = ['GET /api/c/:community/macros']

interface MacroProps {
  macro: Macro
  onClose: () => void
}

/** Name, acts and whether colleagues see it; acts can be changed or left out. */
export function EditMacro({ macro, onClose }: MacroProps) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.macro.edit', onClose)
  const [name, setName] = useState(macro.name)
  const [shared, setShared] = useState(macro.shared)
  const [steps, setSteps] = useState(macro.steps as Step[])
  const write = useWrite('PUT /api/c/:community/macros/:id', { refresh, onSuccess: done })
  const save = () =>
    write.mutate(
      { params: { id: macro.id }, body: { name: name.trim(), steps, shared, version: macro.version } },
      { onError: form.fail },
    )
  return (
    <FormDialog {...words} wide form={form} busy={write.isPending} onAct={save} onClose={onClose}>
      <TextField
        name="name"
        label={t('workbench.macro.name')}
        value={name}
        onChange={setName}
        maxLength={30}
        error={form.errors.name}
      />
      {macro.can.includes('share') && (
        <label>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />{' '}
          {t('workbench.macro.share')}
        </label>
      )}
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a sequence have no other name than their place
        <Stack key={index}>
          <div className={styles.macro_row}>
            <h3>{t(`workbench.acts.${step.act}.act`)}</h3>
            {steps.length > 1 && (
              <Button onClick={() => setSteps(steps.filter((_, at) => at !== index))}>
                {t('workbench.macro.leave_out')}
              </Button>
            )}
          </div>
          <StepFields
            path={`steps.${index}`}
            step={step}
            onChange={(next) => setSteps(steps.map((one, at) => (at === index ? next : one)))}
            errors={form.errors}
          />
        </Stack>
      ))}
    </FormDialog>
  )
}

/** Gone for everybody it was shared with. */
export function DeleteMacro({ macro, onClose }: MacroProps) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.macro.delete', onClose)
  const write = useWrite('DELETE /api/c/:community/macros/:id', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      help={t(macro.shared ? 'workbench.macro.delete_shared' : 'workbench.macro.delete_own', { name: macro.name })}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: macro.id } }, { onError: form.fail })}
      onClose={onClose}
    />
  )
}
