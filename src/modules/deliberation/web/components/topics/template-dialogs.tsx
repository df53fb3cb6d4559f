import { useState } from 'react'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { stageKinds, type Template } from './views.ts'

const shows = ['home', 'name', 'none'] as const
const daysAtFirst = 7
const reads = ['GET /api/c/:community/topic-templates']

/** What follows an act on a way of holding halls. */
export function useTemplateDone(onDone: () => void) {
  const t = useWords('deliberation')
  const toast = useToast()
  return {
    refresh: reads,
    onSuccess: () => {
      toast(t('workbench.templates.done'))
      onDone()
    },
  }
}

/** Adds one of the community's own, to begin with like another. */
export function AddDialog({ like, onClose }: { like: readonly Template[]; onClose: () => void }) {
  const t = useWords('deliberation')
  const errors = useFormErrors(t, 'words.errors')
  const [from, setFrom] = useState(like[0]?.code ?? '')
  const [name, setName] = useState('')
  const write = useWrite('POST /api/c/:community/topic-templates', useTemplateDone(onClose))
  const act = () => {
    if (!errors.setFields([...name.trim()].length < 2 ? [{ path: 'name', code: 'required' }] : [])) return
    write.mutate({ body: { from, name } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.templates.add')}
      act={t('workbench.templates.add')}
      help={t('workbench.templates.add_help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t('words.template_name')}
        value={name}
        onChange={setName}
        maxLength={20}
        error={errors.errors['name']}
      />
      <SelectField
        name="from"
        label={t('workbench.templates.like')}
        short
        value={from}
        onChange={setFrom}
        options={like.map((one) => ({ value: one.code, label: one.name }))}
      />
    </FormDialog>
  )
}

/** Each step with its name and days; one without a name is left out. */
export function ChangeDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useWords('deliberation')
  const errors = useFormErrors(t, 'words.errors')
  const [name, setName] = useState(template.name)
  const [show, setShow] = useState(template.show_as)
  const [look, setLook] = useState(template.look_first ? 'before' : 'after')
  const [map, setMap] = useState(template.map_on ? 'on' : 'off')
  const [stages, setStages] = useState(
    stageKinds.map((kind) => {
      const there = template.stages.find((one) => one.kind === kind)
      return { kind, name: there?.name ?? '', days: String(there?.days ?? daysAtFirst) }
    }),
  )
  const write = useWrite('PUT /api/c/:community/topic-templates/:code', useTemplateDone(onClose))
  const set = (kind: string, change: { name?: string; days?: string }) =>
    setStages((old) => old.map((one) => (one.kind === kind ? { ...one, ...change } : one)))
  const act = () => {
    if (!errors.setFields(name.trim() ? [] : [{ path: 'change.name', code: 'required' }])) return
    const kept = stages.filter((one) => one.name.trim() !== '')
    const change = {
      name,
      stages: kept.map((one) => ({ ...one, days: Number(one.days) || 0 })),
      show_as: show,
      look_first: look === 'before',
      map_on: map === 'on',
    }
    write.mutate({ params: { code: template.code }, body: { change } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.templates.change', { name: template.name })}
      act={t('workbench.templates.save')}
      help={t('workbench.templates.help')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={act}
      onClose={onClose}
    >
      <TextField
        name="change.name"
        label={t('words.template_name')}
        value={name}
        onChange={setName}
        maxLength={20}
        error={errors.errors['change.name']}
      />
      {stages.map((one, index) => (
        <div key={one.kind} className={layout['pair']}>
          <TextField
            name={`change.stages.${index}.name`}
            label={t('words.stage_name', { stage: t(`words.stage.${one.kind}`) })}
            optional
            value={one.name}
            onChange={(value) => set(one.kind, { name: value })}
            error={index === 0 ? errors.errors['change.stages'] : undefined}
          />
          <TextField
            name={`change.stages.${index}.days`}
            label={t('words.stage_length')}
            type="number"
            short
            value={one.days}
            onChange={(value) => set(one.kind, { days: value })}
          />
        </div>
      ))}
      <SelectField
        name="change.show_as"
        label={t('words.show_as_label')}
        value={show}
        onChange={(value) => setShow(shows.find((one) => one === value) ?? 'home')}
        options={shows.map((value) => ({ value, label: t(`words.show_as.${value}`) }))}
      />
      <SelectField
        name="change.look_first"
        label={t('words.look_label')}
        value={look}
        onChange={setLook}
        options={(['after', 'before'] as const).map((value) => ({ value, label: t(`words.look.${value}`) }))}
      />
      <SelectField
        name="change.map_on"
        label={t('words.opinion.title')}
        value={map}
        onChange={setMap}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`words.map.${value}`) }))}
      />
    </FormDialog>
  )
}
