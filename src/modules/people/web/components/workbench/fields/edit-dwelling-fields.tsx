import { useState } from 'react'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../../app/web/kit/form-errors.ts'
import { LabelList } from '../../../../../../app/web/kit/label-list.tsx'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { dwellingReads } from '../refresh.ts'
import type { Field, RegisteredDwelling } from '../views.ts'
import { CustomInputs, useFields } from './custom-fields.tsx'
import { customBody, customDraft, customLabels } from './draft.ts'

/** What the community wants to know of a dwelling. */
export function DwellingFields({ dwelling }: { dwelling: RegisteredDwelling }) {
  const t = useWords('people')
  const fields = useFields('dwelling')
  const [editing, setEditing] = useState(false)
  if (dwelling.custom.length === 0) return null
  return (
    <Card
      title={t('workbench.fields.card')}
      aside={
        dwelling.can.includes('edit_fields') &&
        fields.length > 0 && (
          <Button kind="plain" onClick={() => setEditing(true)}>
            {t('workbench.acts.edit_values.open')}
          </Button>
        )
      }
    >
      <LabelList rows={dwelling.custom.map(({ label, text }) => ({ label, value: text }))} />
      {editing && <Edit dwelling={dwelling} fields={fields} onClose={() => setEditing(false)} />}
    </Card>
  )
}

interface EditProps {
  dwelling: RegisteredDwelling
  fields: readonly Field[]
  onClose: () => void
}

function Edit({ dwelling, fields, onClose }: EditProps) {
  const t = useWords('people')
  const toast = useToast()
  const form = useFormErrors(t, 'workbench.acts.edit_values.errors', customLabels(fields))
  const [draft, setDraft] = useState(() => customDraft(dwelling.custom))
  const write = useWrite('PUT /api/c/:community/dwellings/:id/fields', {
    refresh: dwellingReads,
    onSuccess: () => {
      toast(t('workbench.acts.edit_values.done'))
      onClose()
    },
  })
  const go = () => {
    const body = { custom: customBody(fields, draft), revision: dwelling.revision }
    write.mutate({ params: { id: dwelling.id }, body }, { onError: form.fail })
  }
  return (
    <FormDialog
      title={t('workbench.acts.edit_values.title')}
      act={t('workbench.acts.edit_values.act')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <CustomInputs fields={fields} value={draft} onChange={setDraft} errors={form.errors} />
    </FormDialog>
  )
}
