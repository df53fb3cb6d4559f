import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { AreasField } from '../../components/areas-field.tsx'
import { bodyOf, emptyPlan, formOf, missingOf, type PlanForm } from '../../components/plan-form.ts'
import { QuestionsEditor } from '../../components/questions-editor.tsx'
import { questionnaireReads, useRead, useWrite } from '../../queries.ts'

const introMost = 1_000

type Part = { form: PlanForm; set: (patch: Partial<PlanForm>) => void; told: Record<string, string> }

/** Writes a draft, or on one. */
export default function WritePage({ params }: PageProps<'id'>) {
  return params.id ? <Existing id={params.id} /> : <Writing begun={emptyPlan} />
}

function Existing({ id }: { id: string }) {
  const t = useWords('questionnaires')
  const view = useRead('GET /api/c/:community/questionnaires/:id', { params: { id } })
  if (view.data?.state === 'draft') return <Writing key={id} id={id} begun={formOf(view.data)} />
  return (
    <PageFrame title={view.data?.title ?? t('workbench.list.title')} back={`/questionnaires/${id}`}>
      <QueryView query={view}>
        {() => (
          <Stack>
            <p>{t('workbench.write.opened')}</p>
            <div>
              <ButtonLink to={`/questionnaires/${id}`}>{t('workbench.write.to_it')}</ButtonLink>
            </div>
          </Stack>
        )}
      </QueryView>
    </PageFrame>
  )
}

function Writing({ id, begun }: { id?: string; begun: PlanForm }) {
  const t = useWords('questionnaires')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.write.errors')
  const [form, setForm] = useState<PlanForm>(begun)
  const done = {
    refresh: questionnaireReads,
    onSuccess: (saved: { id: string }) => {
      toast(t('workbench.write.saved'))
      go(`/questionnaires/${saved.id}`)
    },
  }
  const write = useWrite('POST /api/c/:community/questionnaires', done)
  const rewrite = useWrite('PUT /api/c/:community/questionnaires/:id', done)
  const save = () => {
    if (!errors.setFields(missingOf(form))) return
    const how = { onError: errors.fail }
    if (id) rewrite.mutate({ params: { id }, body: bodyOf(form) }, how)
    else write.mutate({ body: bodyOf(form) }, how)
  }
  const part: Part = {
    form,
    set: (patch) => setForm((before) => ({ ...before, ...patch })),
    told: errors.errors,
  }
  return (
    <PageFrame
      title={t(id ? 'workbench.write.title_draft' : 'workbench.write.title')}
      back={id ? `/questionnaires/${id}` : '/questionnaires'}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <About {...part} />
        <Whom {...part} />
        <QuestionsEditor
          questions={form.questions}
          onChange={(questions) => part.set({ questions })}
          errors={errors.errors}
          ground={form.ground}
        />
        <div className={layout['acts']}>
          <Button kind="main" narrow busy={write.isPending || rewrite.isPending} onClick={save}>
            {t('workbench.write.save')}
          </Button>
        </div>
      </Stack>
    </PageFrame>
  )
}

function About({ form, set, told }: Part) {
  const t = useWords('questionnaires')
  return (
    <Card title={t('workbench.write.about')}>
      <Stack>
        <TextField
          name="title"
          label={t('workbench.write.name')}
          maxLength={60}
          value={form.title}
          onChange={(title) => set({ title })}
          {...(told['title'] ? { error: told['title'] } : {})}
        />
        <TextAreaField
          name="intro"
          label={t('workbench.write.intro')}
          hint={t('workbench.write.intro_hint')}
          optional
          rows={3}
          max={introMost}
          value={form.intro}
          onChange={(intro) => set({ intro })}
        />
        <RadioCards
          name="anonymous"
          label={t('workbench.write.anonymous')}
          value={form.anonymous ? 'yes' : 'no'}
          onChange={(value) => set({ anonymous: value === 'yes' })}
          options={[
            { value: 'yes', label: t('workbench.write.anonymous_yes'), hint: t('workbench.write.anonymous_yes_hint') },
            { value: 'no', label: t('workbench.write.anonymous_no'), hint: t('workbench.write.anonymous_no_hint') },
          ]}
          pairs
        />
      </Stack>
    </Card>
  )
}

const units = ['household', 'person'] as const
const reaches = ['all', 'sample', 'link'] as const

function Whom({ form, set, told }: Part) {
  const t = useWords('questionnaires')
  return (
    <Card title={t('workbench.write.whom')}>
      <Stack>
        <RadioCards
          name="unit"
          label={t('workbench.write.unit')}
          value={form.unit}
          onChange={(unit) => set({ unit })}
          options={units.map((unit) => ({ value: unit, label: t(`workbench.write.unit_${unit}`) }))}
          pairs
        />
        <RadioCards
          name="reach"
          label={t('workbench.write.reach')}
          value={form.reach}
          onChange={(reach) => set({ reach })}
          options={reaches.map((reach) => ({
            value: reach,
            label: t(`workbench.write.reach_${reach}`),
            hint: t(`workbench.write.reach_${reach}_hint`),
          }))}
        />
        {form.reach !== 'link' && (
          <AreasField areas={form.areas} onChange={(areas) => set({ areas })} error={told['area_ids']} />
        )}
        <div className={layout['pair']}>
          {form.reach === 'sample' && (
            <TextField
              name="sample_size"
              type="number"
              inputMode="numeric"
              label={t('workbench.write.sample_size')}
              value={form.sample_size}
              onChange={(sample_size) => set({ sample_size })}
              {...(told['sample_size'] ? { error: told['sample_size'] } : {})}
            />
          )}
          <TextField
            name="until_day"
            type="date"
            label={t('workbench.write.until')}
            optional
            value={form.until_day}
            onChange={(until_day) => set({ until_day })}
            {...(told['until_day'] ? { error: told['until_day'] } : {})}
          />
          <TextField
            name="check_percent"
            type="number"
            inputMode="numeric"
            label={t('workbench.write.check')}
            hint={t('workbench.write.check_hint')}
            value={form.check_percent}
            onChange={(check_percent) => set({ check_percent })}
            {...(told['check_percent'] ? { error: told['check_percent'] } : {})}
          />
        </div>
      </Stack>
    </Card>
  )
}
