import { useState } from 'react'
import { createApi } from '../../../../../../app/web/api.ts'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes as territoryRoutes } from '../../../../../territory/contract.ts'
import { useRead, useWrite } from '../../../queries.ts'
import { answerables } from '../catalogue/views.ts'
import { type Body, PickBody } from '../pick-body.tsx'
import { refresh } from './views.ts'

const territory = createApi<typeof territoryRoutes>()
/** Stands for every item and the whole community. */
const any = 'any'
const compoundsMost = 100
const reasonMost = 200

/** Says that what would go to one party goes to another. */
export function AddRule({ onClose }: { onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.routing.add', onClose)
  const catalogue = useRead('GET /api/c/:community/catalogue', { query: {} })
  const compounds = territory.useRead('GET /api/c/:community/compounds', { query: { limit: compoundsMost } })
  const [draft, setDraft] = useState({ item: any, area: any, kind: 'community', reason: '' })
  const [from, setFrom] = useState<Body | null>(null)
  const [to, setTo] = useState<Body | null>(null)
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch })
  const write = useWrite('POST /api/c/:community/routing-rules', { refresh, onSuccess: done })
  const go = () => {
    if (!to) return form.setFields([{ path: 'to', code: 'required' }])
    const body = {
      item_code: draft.item === any ? null : draft.item,
      area_id: draft.area === any ? null : draft.area,
      from: { kind: draft.kind as (typeof answerables)[number], body_id: from?.id ?? null },
      to: { body_id: to.id },
      reason: draft.reason,
    }
    return write.mutate({ body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.routing.add.help')}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="item_code"
        label={t('workbench.routing.add.item')}
        value={draft.item}
        onChange={(item) => set({ item })}
        options={[
          { value: any, label: t('workbench.routing.any_item') },
          ...(catalogue.data?.items ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` })),
        ]}
        error={form.errors['item_code']}
      />
      <SelectField
        name="area_id"
        label={t('workbench.routing.add.area')}
        value={draft.area}
        onChange={(area) => set({ area })}
        options={[
          { value: any, label: t('workbench.routing.anywhere') },
          ...(compounds.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={form.errors['area_id']}
      />
      <SelectField
        name="from"
        label={t('workbench.routing.add.from_kind')}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        options={answerables.map((value) => ({ value, label: t(`words.answerable.${value}`) }))}
      />
      <PickBody
        name="from.body_id"
        label={t('workbench.routing.add.from_body')}
        hint={t('workbench.routing.add.from_body_hint')}
        optional
        value={from}
        onChange={setFrom}
        error={form.errors['from.body_id']}
      />
      <PickBody
        name="to"
        label={t('workbench.routing.add.to_body')}
        hint={t('workbench.routing.add.to_body_hint')}
        value={to}
        onChange={setTo}
        error={form.errors['to'] ?? form.errors['to.body_id']}
      />
      <TextAreaField
        name="reason"
        label={t('workbench.routing.add.reason')}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        rows={2}
        max={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
