import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { UntilField } from './member-acts.tsx'
import { territory } from './peers.ts'
import { openPeriod, PeriodFields, periodBody } from './period.tsx'
import { refresh } from './refresh.ts'
import type { BodyView, Service } from './views.ts'

/** Stands for the whole community in the list of compounds. */
const everywhere = 'everywhere'
const most = 100

/** Enters whom a body serves: one compound, or the whole community. */
export function SetService({ body, onClose }: { body: BodyView; onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.set_service', onClose)
  const compounds = territory.useRead('GET /api/c/:community/compounds', { query: { limit: most } })
  const [compound, setCompound] = useState('')
  const [period, setPeriod] = useState(openPeriod)
  const write = useWrite('POST /api/c/:community/bodies/:id/services', { refresh, onSuccess: done })
  const go = () => {
    if (!compound) return form.setFields([{ path: 'compound_id', code: 'required' }])
    const where = compound === everywhere ? null : compound
    return write.mutate(
      { params: { id: body.id }, body: { compound_id: where, ...periodBody(period) } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.set_service.help', { name: body.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="compound_id"
        label={t('words.compound')}
        value={compound}
        onChange={setCompound}
        options={[
          { value: everywhere, label: t('workbench.service.everywhere') },
          ...(compounds.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={form.errors['compound_id']}
      />
      <PeriodFields value={period} onChange={setPeriod} errors={form.errors} />
    </FormDialog>
  )
}

/** A service ends. */
export function EndService({ body, service, onClose }: { body: BodyView; service: Service; onClose: () => void }) {
  const t = useWords('bodies')
  const { form, done, words } = useAct(t, 'workbench.acts.end_service', onClose)
  const [until, setUntil] = useState('')
  const write = useWrite('POST /api/c/:community/bodies/:id/services/:service/end', { refresh, onSuccess: done })
  const go = () =>
    write.mutate({ params: { id: body.id, service: service.id }, body: until ? { until } : {} }, { onError: form.fail })
  return (
    <FormDialog
      {...words}
      help={t('workbench.acts.end_service.help', {
        name: body.name,
        place: service.compound?.name ?? t('workbench.service.everywhere'),
      })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <UntilField value={until} onChange={setUntil} error={form.errors.until} />
    </FormDialog>
  )
}
