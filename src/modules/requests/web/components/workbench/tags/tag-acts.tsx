import { useState } from 'react'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { type KeptTag, refresh } from './views.ts'

const nameMost = 10

/** A new tag. */
export function AddTag({ onClose }: { onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.tags.add', onClose)
  const [name, setName] = useState('')
  const write = useWrite('POST /api/c/:community/tags', { refresh, onSuccess: done })
  return (
    <FormDialog
      {...words}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ body: { name } }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.tags.name')}
        hint={t('workbench.tags.name_hint')}
        value={name}
        onChange={setName}
        maxLength={nameMost}
        error={form.errors.name}
      />
    </FormDialog>
  )
}

interface TagProps {
  tag: KeptTag
  onClose: () => void
}

/** Another name; requests keep the tag. */
export function RenameTag({ tag, onClose }: TagProps) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.tags.rename', onClose)
  const [name, setName] = useState(tag.name)
  const write = useWrite('PUT /api/c/:community/tags/:id', { refresh, onSuccess: done })
  const body = { name, retired: tag.retired }
  return (
    <FormDialog
      {...words}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: tag.id }, body }, { onError: form.fail })}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('workbench.tags.name')}
        hint={t('workbench.tags.name_hint')}
        value={name}
        onChange={setName}
        maxLength={nameMost}
        error={form.errors.name}
      />
    </FormDialog>
  )
}

/** Two tags that mean the same become one. */
export function MergeTag({ tag, others, onClose }: TagProps & { others: KeptTag[] }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.tags.merge', onClose)
  const [into, setInto] = useState('')
  const write = useWrite('POST /api/c/:community/tags/:id/merge', { refresh, onSuccess: done })
  const go = () => {
    if (!into) return form.setFields([{ path: 'into', code: 'required' }])
    return write.mutate({ params: { id: tag.id }, body: { into } }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      title={t('workbench.tags.merge.title', { name: tag.name })}
      help={t('workbench.tags.merge.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="into"
        label={t('workbench.tags.into')}
        value={into}
        onChange={setInto}
        options={others.map((one) => ({ value: one.id, label: one.name }))}
        error={form.errors.into}
      />
    </FormDialog>
  )
}

/** Out of use, and back. */
export function RetireTag({ tag, onClose }: TagProps) {
  const t = useWords('requests')
  const act = tag.retired ? 'restore' : 'retire'
  const { form, done, words } = useAct(t, `workbench.tags.${act}`, onClose)
  const write = useWrite('PUT /api/c/:community/tags/:id', { refresh, onSuccess: done })
  const body = { name: tag.name, retired: !tag.retired }
  return (
    <FormDialog
      {...words}
      title={t(`workbench.tags.${act}.title`, { name: tag.name })}
      help={t(`workbench.tags.${act}.help`)}
      form={form}
      busy={write.isPending}
      onAct={() => write.mutate({ params: { id: tag.id }, body }, { onError: form.fail })}
      onClose={onClose}
    />
  )
}
