import { useState } from 'react'
import { useAct } from '../../../../../app/web/kit/act.ts'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { SelectField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { emptyFacts, FactFields, factsBody } from './fact-fields.tsx'
import { kindsBelow, useKinds } from './kinds.ts'
import { type Place, PlaceFields } from './place-fields.tsx'
import { refreshAreas } from './refresh.ts'
import type { AreaDetail, AreaKind } from './views.ts'

/** Where something added here stands at first: below the area, or in it where it is a compound. */
function placeUnder(under: AreaDetail | null, site: boolean): Place {
  if (!under) return { parent_id: null, compound_id: null }
  return site ? { parent_id: null, compound_id: under.id } : { parent_id: under.id, compound_id: null }
}

/** Adds an area: what it is, what it is called, where it stands. */
export function AddArea({ under, onClose }: { under: AreaDetail | null; onClose: () => void }) {
  const t = useWords('territory')
  const { kinds, kindOf } = useKinds()
  const choices = kindsBelow(kinds, under)
  const { form, done, words } = useAct(t, 'workbench.acts.add', onClose)
  const [chosen, setChosen] = useState('')
  const kind = (chosen || (choices.length === 1 ? choices[0]?.code : '')) as AreaKind | ''
  const [facts, setFacts] = useState(emptyFacts)
  const [place, setPlace] = useState(() => placeUnder(under, kindOf(under?.kind)?.site ?? false))
  const write = useWrite('POST /api/c/:community/areas', { refresh: refreshAreas, onSuccess: done })
  const go = () => {
    if (!kind) return form.setFields([{ path: 'kind', code: 'required' }])
    const body = { kind, ...factsBody(facts, kindOf(kind)?.site ?? false), ...place }
    return write.mutate({ body }, { onError: form.fail })
  }
  return (
    <FormDialog
      {...words}
      help={under ? t('workbench.acts.add.under', { name: under.full_name }) : undefined}
      form={form}
      busy={write.isPending}
      onAct={go}
      onClose={onClose}
    >
      <SelectField
        name="kind"
        label={t('workbench.facts.kind')}
        value={kind}
        onChange={setChosen}
        options={choices.map((one) => ({ value: one.code, label: one.name }))}
        error={form.errors.kind}
      />
      {kind && (
        <>
          <FactFields kind={kind} value={facts} onChange={setFacts} errors={form.errors} />
          <PlaceFields kind={kind} value={place} onChange={setPlace} errors={form.errors} />
        </>
      )}
    </FormDialog>
  )
}
