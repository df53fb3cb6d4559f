import { useState } from 'react'
import { FormDialog } from '../../../../../../app/web/kit/form-dialog.tsx'
import { PickField, usePick } from '../../../../../../app/web/kit/pick-field.tsx'
import { QueryView } from '../../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../../queries.ts'
import type { Likely } from '../team/views.ts'
import { type ActProps, useAct } from './act.ts'

const openStates = 'to_dispatch,assigned,accepted'

/** Closes it into the request that is the same matter: one of those proposed, or found by number or words. */
export function MergeAct(props: ActProps) {
  const act = useAct('merge', props)
  const words = useWords('requests')
  const { id } = props.request
  const likely = useRead('GET /api/c/:community/requests/:id/duplicates', { params: { id } })
  const [into, setInto] = useState<string>()
  const [reason, setReason] = useState('')
  const pick = usePick()
  const query = { q: pick.q, state: openStates, limit: 10 }
  const found = useRead('GET /api/c/:community/requests', { query }, { enabled: pick.q.length > 1 })
  const others = (found.data?.items ?? []).filter((one) => one.id !== id)
  const picked = others.find((one) => one.id === into)
  const write = useWrite('POST /api/c/:community/requests/:id/merge', act.options)
  const go = () => {
    if (!into) return act.form.setFields([{ path: 'into_id', code: 'required' }])
    const body = { into_id: into, reason, version: act.version }
    return write.mutate({ params: act.params, body }, { onError: act.form.fail })
  }
  const hint = (one: Likely) =>
    [one.number, one.place, one.why.map((why) => words(`workbench.team.why.${why}`)).join(words('words.comma'))]
      .filter(Boolean)
      .join(' · ')
  return (
    <FormDialog {...act.frame} help={act.t('help')} busy={write.isPending} onAct={go}>
      <QueryView query={likely} part>
        {(data) =>
          data.items.length === 0 ? (
            <p>{act.t('none_likely')}</p>
          ) : (
            <RadioCards
              name="into_id"
              label={act.t('likely')}
              value={into}
              onChange={setInto}
              error={act.form.errors.into_id}
              options={data.items.map((one) => ({ value: one.id, label: one.title, hint: hint(one) }))}
            />
          )
        }
      </QueryView>
      <PickField
        name="other"
        label={act.t('other')}
        optional={(likely.data?.items.length ?? 0) > 0}
        chosen={picked && `${picked.number} ${picked.title}`}
        onDrop={() => setInto(undefined)}
        typed={pick.typed}
        onType={pick.setTyped}
        options={
          found.data && others.map((one) => ({ value: one.id, label: one.title, hint: `${one.number} · ${one.place}` }))
        }
        onPick={setInto}
        none={act.t('none_found')}
        problem={found.error}
      />
      <TextField {...act.field('reason', reason, setReason)} optional maxLength={300} />
    </FormDialog>
  )
}
