import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import type { Call } from '../nomination.tsx'
import { callReads } from '../views.ts'
import { emptyWish, type Wish, WishFields, wishBody, wishMissing } from '../wish-fields.tsx'
import type { OwnNomination } from './own-nomination.tsx'

/** Proposes a matter, a neighbour, or oneself. */
export function Propose({ call }: { call: Call }) {
  const t = useWords('ballots')
  const [asked, setAsked] = useState(false)
  return (
    <Card title={t(`resident.calls.propose_${call.what}`)}>
      <p>{t(`words.call.how_${call.what}`)}</p>
      <Button kind="main" onClick={() => setAsked(true)}>
        {t(`resident.calls.propose_${call.what}`)}
      </Button>
      {asked && <ProposeDialog call={call} onClose={() => setAsked(false)} />}
    </Card>
  )
}

function ProposeDialog({ call, onClose }: { call: Call; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [wish, setWish] = useState<Wish>(emptyWish(call))
  const write = useWrite('POST /api/c/:community/my/ballots/:id/nominations', {
    refresh: callReads,
    onSuccess: () => {
      toast(t('resident.calls.proposed'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(wishMissing(call, wish))) return
    const { way, ...body } = wishBody(call, wish)
    const own = way === 'appointed' ? undefined : way
    write.mutate({ params: { id: call.id }, body: { ...body, ...(own ? { way: own } : {}) } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t(`resident.calls.propose_${call.what}`)}
      act={t('resident.calls.hand_in')}
      help={t('resident.calls.hand_in_help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <WishFields call={call} wish={wish} onChange={setWish} errors={errors.errors} ways={['elected', 'self']} own />
    </FormDialog>
  )
}

/** Mends one's own proposal while nobody stands behind it. */
export function ChangeDialog({ call, one, onClose }: { call: Call; one: OwnNomination; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [wish, setWish] = useState<Wish>({
    ...{ ...emptyWish(call), title: one.title, text: one.text, place: one.place },
    cost: one.rough_cost_fen === null ? '' : String(one.rough_cost_fen / 100),
  })
  const write = useWrite('POST /api/c/:community/my/ballots/:id/nominations/:nomination/change', {
    refresh: callReads,
    onSuccess: () => {
      toast(t('resident.calls.changed'))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(wishMissing(call, wish))) return
    const { title, text, place, rough_cost_fen } = wishBody(call, wish)
    const params = { id: call.id, nomination: one.id }
    write.mutate(
      { params, body: { title, text, place, ...(rough_cost_fen ? { rough_cost_fen } : {}) } },
      { onError: errors.fail },
    )
  }
  const title = t('resident.calls.change')
  return (
    <FormDialog title={title} act={title} form={errors} busy={write.isPending} onAct={act} onClose={onClose}>
      <WishFields call={call} wish={wish} onChange={setWish} errors={errors.errors} ways={[]} own />
    </FormDialog>
  )
}
