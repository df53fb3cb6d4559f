import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { CopyButton } from '../../../../../../app/web/kit/copy-button.tsx'
import { Dialog } from '../../../../../../app/web/kit/dialog.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { type call, useWrite } from '../../../queries.ts'

export type MadeLine = Awaited<ReturnType<typeof call<'POST /api/c/:community/lines'>>>

/** Which line it is. */
export function AddLine({ onMade, onClose }: { onMade: (line: MadeLine) => void; onClose: () => void }) {
  const t = useWords('requests')
  const form = useFormErrors(t, 'workbench.lines.errors')
  const [name, setName] = useState('')
  const add = useWrite('POST /api/c/:community/lines', {
    refresh: ['GET /api/c/:community/lines'],
    onSuccess: onMade,
  })
  return (
    <FormDialog
      title={t('workbench.lines.add')}
      act={t('workbench.lines.add_act')}
      form={form}
      busy={add.isPending}
      onAct={() => {
        if (!form.setFields(name.trim() === '' ? [{ path: 'name', code: 'required' }] : [])) return
        add.mutate({ body: { name } }, { onError: form.fail })
      }}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.lines.name')}
        hint={t('workbench.lines.name_hint')}
        value={name}
        onChange={setName}
        error={form.errors['name']}
      />
    </FormDialog>
  )
}

/** What the telephone system needs to know; the secret is shown this once. */
export function LineMade({ line, address, onClose }: { line: MadeLine; address: string; onClose: () => void }) {
  const t = useWords('requests')
  const script = [`LINE_EVENTS=${address}`, `LINE_ID=${line.id}`, `LINE_SECRET=${line.secret}`].join('\n')
  return (
    <Dialog
      title={t('workbench.lines.made_title')}
      onClose={onClose}
      acts={
        <>
          <CopyButton text={script} label={t('workbench.lines.copy')} />
          <Button onClick={onClose}>{t('workbench.lines.close')}</Button>
        </>
      }
    >
      <p>{t('workbench.lines.made_help')}</p>
      <LabelList
        rows={[
          { label: t('workbench.lines.address'), value: address },
          { label: t('workbench.lines.line'), value: line.id },
          { label: t('workbench.lines.secret'), value: line.secret },
        ]}
      />
      <p>{t('workbench.lines.how')}</p>
    </Dialog>
  )
}
