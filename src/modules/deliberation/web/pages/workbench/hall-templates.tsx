import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/topics/topics.module.css'
import { stageKinds, type Template } from '../../components/topics/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const shows = ['home', 'name', 'none'] as const
const reads = ['GET /api/c/:community/topic-templates']

function useChange(onDone: () => void) {
  const t = useWords('deliberation')
  const toast = useToast()
  return useWrite('PUT /api/c/:community/topic-templates/:code', {
    refresh: reads,
    onSuccess: () => {
      toast(t('workbench.templates.done'))
      onDone()
    },
  })
}

/** Each step with its name and days; one without a name is left out. */
function ChangeDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const t = useWords('deliberation')
  const errors = useFormErrors(t, 'words.errors')
  const [name, setName] = useState(template.name)
  const [show, setShow] = useState(template.show_as)
  const [look, setLook] = useState(template.look_first ? 'before' : 'after')
  const [map, setMap] = useState(template.map_on ? 'on' : 'off')
  const [stages, setStages] = useState(
    stageKinds.map((kind) => {
      const there = template.stages.find((one) => one.kind === kind)
      return { kind, name: there?.name ?? '', days: String(there?.days ?? 7) }
    }),
  )
  const write = useChange(onClose)
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

function One({ template, may }: { template: Template; may: boolean }) {
  const t = useWords('deliberation')
  const [asked, setAsked] = useState(false)
  const back = useChange(() => setAsked(false))
  return (
    <Card title={template.name}>
      <Stack>
        <p className={styles.text}>
          {template.stages.map((one) => t('words.stage_days', { name: one.name, count: one.days })).join(' → ')}
        </p>
        <p className={styles.text}>
          {t(`words.show_as.${template.show_as}`)} {t(`words.look.${template.look_first ? 'before' : 'after'}`)}{' '}
          {template.map_on && t('words.map.on')}
        </p>
        {may && (
          <div className={layout['acts']} data-screen-only>
            <Button narrow onClick={() => setAsked(true)}>
              {t('workbench.templates.open')}
            </Button>
            {!template.usual && (
              <Button
                narrow
                kind="quiet"
                busy={back.isPending}
                onClick={() => back.mutate({ params: { code: template.code }, body: { change: null } })}
              >
                {t('workbench.templates.usual')}
              </Button>
            )}
          </div>
        )}
        {asked && <ChangeDialog template={template} onClose={() => setAsked(false)} />}
      </Stack>
    </Card>
  )
}

/** Ways halls are held here: steps, days, who sees whom. */
export default function HallTemplates() {
  const t = useWords('deliberation')
  const list = useRead('GET /api/c/:community/topic-templates', {})
  return (
    <PageFrame
      title={t('workbench.templates.title')}
      intro={t('workbench.templates.intro')}
      back="/halls"
      backLabel={t('workbench.topics.title')}
    >
      <QueryView query={list}>
        {(data) => (
          <Stack>
            {data.items.map((one) => (
              <One key={one.code} template={one} may={data.can.includes('change')} />
            ))}
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}
