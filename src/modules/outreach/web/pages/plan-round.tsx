import { useState } from 'react'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import layout from '../../../../app/web/kit/layout.module.css'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { AreasField } from '../components/areas-field.tsx'
import { bodyOf, emptyPlan, missingOf, type PlanForm, sharingOf } from '../components/plan-form.ts'
import { QuestionsEditor } from '../components/questions-editor.tsx'
import { SplitCard } from '../components/split-card.tsx'
import { WalkersField } from '../components/walkers-field.tsx'
import { roundReads, useWrite } from '../queries.ts'

const monthsOffered = [3, 6, 12, 24]
const noteMost = 500

/** Plans a round: what, when, where, who; the split is looked at, changed where it should be, and saved. */
export default function PlanRound() {
  const t = useWords('outreach')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.plan.errors')
  const [form, setForm] = useState<PlanForm>(emptyPlan)
  const preview = useWrite('POST /api/c/:community/rounds/preview')
  const plan = useWrite('POST /api/c/:community/rounds', {
    refresh: roundReads,
    onSuccess: ({ id }) => {
      toast(t('workbench.plan.saved'))
      go(`/rounds/${id}`)
    },
  })
  const set = (patch: Partial<PlanForm>) => setForm((before) => ({ ...before, ...patch }))
  const share = (given: PlanForm['given']) => {
    if (!errors.setFields(missingOf(form, 'sharing'))) return
    set({ given })
    preview.mutate({ body: sharingOf({ ...form, given }) }, { onError: errors.fail })
  }
  const save = () => {
    if (errors.setFields(missingOf(form, 'all'))) plan.mutate({ body: bodyOf(form) }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <PageFrame title={t('workbench.plan.title')} back="/rounds">
      <Stack>
        <ErrorSummary form={errors} />
        <Card>
          <Stack>
            <TextField
              name="name"
              label={t('workbench.plan.name')}
              hint={t('workbench.plan.name_hint')}
              value={form.name}
              onChange={(name) => set({ name })}
              error={told['name']}
            />
            <div className={layout.pair}>
              <TextField
                name="from_day"
                type="date"
                label={t('workbench.plan.from')}
                value={form.from_day}
                onChange={(from_day) => set({ from_day })}
                error={told['from_day']}
              />
              <TextField
                name="until_day"
                type="date"
                label={t('workbench.plan.until')}
                value={form.until_day}
                onChange={(until_day) => set({ until_day })}
                error={told['until_day']}
              />
            </div>
            <AreasField areas={form.areas} onChange={(areas) => set({ areas, given: [] })} error={told['area_ids']} />
            <SelectField
              name="unconfirmed_months"
              label={t('workbench.plan.unconfirmed')}
              value={form.months}
              onChange={(months) => set({ months })}
              options={[
                { value: 'all', label: t('workbench.plan.everyone') },
                ...monthsOffered.map((count) => ({
                  value: String(count),
                  label: t('workbench.plan.months', { count }),
                })),
              ]}
            />
            <WalkersField
              chosen={form.walkers}
              onChange={(chosen) => set({ walkers: chosen, given: [] })}
              error={told['walker_ids']}
            />
            <TextAreaField
              name="note"
              label={t('workbench.plan.note')}
              optional
              rows={2}
              max={noteMost}
              value={form.note}
              onChange={(note) => set({ note })}
            />
          </Stack>
        </Card>
        <Card title={t('workbench.plan.questions')}>
          <QuestionsEditor questions={form.questions} onChange={(questions) => set({ questions })} errors={told} />
        </Card>
        {preview.data && <SplitCard split={preview.data} given={form.given} onGive={share} />}
        <div className={layout.acts}>
          <Button busy={preview.isPending} onClick={() => share(form.given)}>
            {t(preview.data ? 'workbench.plan.again' : 'workbench.plan.preview')}
          </Button>
          {preview.data && preview.data.unreached.length === 0 && preview.data.dwellings > 0 && (
            <Button kind="main" narrow busy={plan.isPending} onClick={save}>
              {t('workbench.plan.save')}
            </Button>
          )}
        </div>
      </Stack>
    </PageFrame>
  )
}
