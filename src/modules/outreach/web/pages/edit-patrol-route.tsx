import { useState } from 'react'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { useGo } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { CheckCards, RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { AreaField } from '../components/area-field.tsx'
import { PointsEditor } from '../components/patrols/points-editor.tsx'
import { bodyOfRoute, formOfRoute, missingOfRoute, type RouteForm } from '../components/patrols/route-form.ts'
import type { PatrolRoute } from '../components/patrols/views.ts'
import { patrolReads, useRead, useWrite } from '../queries.ts'

const noteMost = 500
const restDays = ['walk', 'no_holidays', 'working_days'] as const
const week = ['1', '2', '3', '4', '5', '6', '7']

/** A new route, or one that is changed. */
export default function EditPatrolRoute({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const id = params.id as string | undefined
  const route = useRead(
    'GET /api/c/:community/patrol-routes/:id',
    { params: { id: id ?? '' } },
    { enabled: id !== undefined },
  )
  const title = t(id ? 'workbench.patrols.revise' : 'workbench.patrols.make')
  return (
    <PageFrame title={title} back={id ? `/patrol-routes/${id}` : '/patrol-routes'}>
      {id ? <QueryView query={route}>{(view) => <Form key={view.id} route={view} />}</QueryView> : <Form />}
    </PageFrame>
  )
}

function Form({ route }: { route?: PatrolRoute }) {
  const t = useWords('outreach')
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.patrols.errors')
  const [form, setForm] = useState<RouteForm>(() => formOfRoute(route))
  const set = (patch: Partial<RouteForm>) => setForm((before) => ({ ...before, ...patch }))
  const done = ({ id }: { id: string }) => {
    toast(t('workbench.patrols.saved'))
    go(`/patrol-routes/${id}`)
  }
  const make = useWrite('POST /api/c/:community/patrol-routes', { refresh: patrolReads, onSuccess: done })
  const revise = useWrite('POST /api/c/:community/patrol-routes/:id/revise', { refresh: patrolReads, onSuccess: done })
  const save = () => {
    if (!errors.setFields(missingOfRoute(form))) return
    const body = bodyOfRoute(form)
    if (route) revise.mutate({ params: { id: route.id }, body }, { onError: errors.fail })
    else make.mutate({ body }, { onError: errors.fail })
  }
  const told = errors.errors
  return (
    <Stack>
      <ErrorSummary form={errors} />
      <Card>
        <Stack>
          <TextField
            name="name"
            label={t('workbench.patrols.name')}
            hint={t('workbench.patrols.name_hint')}
            value={form.name}
            onChange={(name) => set({ name })}
            error={told['name']}
          />
          <AreaField area={form.area} onChange={(area) => set({ area })} error={told['area_id']} />
          <WalkerField value={form.walker} onChange={(walker) => set({ walker })} error={told['walker']} />
          <RhythmFields form={form} onChange={set} error={told['rhythm']} />
          <TextAreaField
            name="note"
            label={t('workbench.patrols.note')}
            optional
            rows={2}
            max={noteMost}
            value={form.note}
            onChange={(note) => set({ note })}
          />
        </Stack>
      </Card>
      <Card title={t('workbench.patrol.points')}>
        <PointsEditor points={form.points} onChange={(points) => set({ points })} error={told['points']} />
      </Card>
      <div>
        <Button kind="main" narrow busy={make.isPending || revise.isPending} onClick={save}>
          {t('workbench.patrols.save')}
        </Button>
      </div>
    </Stack>
  )
}

interface PartProps {
  error: string | undefined
}

function WalkerField({ value, onChange, error }: PartProps & { value: string; onChange: (value: string) => void }) {
  const t = useWords('outreach')
  const walkers = useRead('GET /api/c/:community/patrol-routes/walkers')
  const options = (walkers.data?.items ?? []).map((one) => ({
    value: `${one.kind} ${one.id}`,
    label: t(`workbench.patrols.walkers.${one.kind}`, { name: one.name, title: one.title }),
  }))
  return (
    <SelectField
      name="walker"
      label={t('workbench.patrols.walker')}
      hint={t('workbench.patrols.walker_hint')}
      value={value}
      onChange={onChange}
      options={options}
      error={error}
    />
  )
}

function RhythmFields({
  form,
  onChange,
  error,
}: PartProps & { form: RouteForm; onChange: (patch: Partial<RouteForm>) => void }) {
  const t = useWords('outreach')
  return (
    <>
      <RadioCards
        name="way"
        label={t('workbench.patrols.rhythm')}
        value={form.way}
        onChange={(way) => onChange({ way })}
        pairs
        options={(['every', 'weekdays'] as const).map((value) => ({
          value,
          label: t(`workbench.patrols.rhythms.${value}`),
        }))}
      />
      {form.way === 'every' ? (
        <TextField
          name="rhythm"
          short
          inputMode="numeric"
          label={t('workbench.patrols.every_label')}
          value={form.every}
          onChange={(every) => onChange({ every })}
          error={error}
        />
      ) : (
        <CheckCards
          name="rhythm"
          label={t('workbench.patrols.weekdays_label')}
          pairs
          value={form.weekdays}
          onChange={(weekdays) => onChange({ weekdays })}
          options={week.map((value) => ({ value, label: t(`workbench.patrols.weekdays_long.${value}`) }))}
          {...(error ? { error } : {})}
        />
      )}
      <SelectField
        name="rest_days"
        label={t('workbench.patrols.rest_label')}
        value={form.rest}
        onChange={(rest) => onChange({ rest: restDays.find((one) => one === rest) ?? 'walk' })}
        options={restDays.map((value) => ({ value, label: t(`workbench.patrols.rest_days.${value}`) }))}
      />
    </>
  )
}
