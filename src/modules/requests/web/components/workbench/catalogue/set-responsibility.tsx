import { useState } from 'react'
import { createApi } from '../../../../../../app/web/api.ts'
import { useAct } from '../../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { SelectField, TextAreaField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import type { routes as territoryRoutes } from '../../../../../territory/contract.ts'
import { useWrite } from '../../../queries.ts'
import { type Body, PickBody } from '../pick-body.tsx'
import { PreviewChange } from './preview-change.tsx'
import { refresh } from './refresh.ts'
import { answerables, type Item } from './views.ts'

const territory = createApi<typeof territoryRoutes>()

/** Stands for the whole community in the list of compounds. */
const everywhere = 'everywhere'
const compoundsMost = 100
const reasonMost = 200

/** Says who answers for an item in one compound, or everywhere, otherwise than the catalogue does. */
export function SetResponsibility({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useWords('requests')
  const { form, done, words } = useAct(t, 'workbench.catalogue.set', onClose)
  const compounds = territory.useRead('GET /api/c/:community/compounds', { query: { limit: compoundsMost } })
  const [place, setPlace] = useState('')
  const [answerable, setAnswerable] = useState(item.answerable)
  const [body, setBody] = useState<Body | null>(null)
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/catalogue/:code/responsibility', { refresh, onSuccess: done })
  const go = () => {
    if (!place) return form.setFields([{ path: 'compound_id', code: 'required' }])
    const compound_id = place === everywhere ? null : place
    return write.mutate(
      { params: { code: item.code }, body: { compound_id, answerable, body_id: body?.id ?? null, reason } },
      { onError: form.fail },
    )
  }
  return (
    <FormDialog
      {...words}
      help={t('workbench.catalogue.set.help', { item: item.name })}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="compound_id"
        label={t('workbench.catalogue.set.place')}
        value={place}
        onChange={setPlace}
        options={[
          { value: everywhere, label: t('workbench.catalogue.everywhere') },
          ...(compounds.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
        ]}
        error={form.errors['compound_id']}
      />
      <RadioCards
        name="answerable"
        label={t('words.lead')}
        value={answerable}
        onChange={setAnswerable}
        pairs
        options={answerables.map((value) => ({ value, label: t(`words.answerable.${value}`) }))}
      />
      {place !== '' && (
        <PreviewChange
          code={item.code}
          wanted={{
            responsibility: {
              compound_id: place === everywhere ? null : place,
              answerable,
              body_id: body?.id ?? null,
            },
          }}
        />
      )}
      <PickBody
        name="body_id"
        label={t('workbench.catalogue.set.body')}
        hint={t('workbench.catalogue.set.body_hint')}
        optional
        value={body}
        onChange={setBody}
        error={form.errors['body_id']}
      />
      <TextAreaField
        name="reason"
        label={t('workbench.catalogue.reason')}
        hint={t('workbench.catalogue.set.reason_hint')}
        value={reason}
        onChange={setReason}
        rows={2}
        max={reasonMost}
        error={form.errors.reason}
      />
    </FormDialog>
  )
}
