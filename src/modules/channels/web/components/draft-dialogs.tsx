import { useState } from 'react'
import { FormDialog } from '../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../app/web/kit/form-errors.ts'
import { RadioCards } from '../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import { requests } from './peers.ts'
import type { Person } from './person-pick.tsx'
import type { Place } from './place-pick.tsx'
import { type Draft, draftReads } from './views.ts'

const similarTextMost = 500

interface MergeProps {
  draft: Draft
  item: string
  place: Place | null
  person: Person | null
  onClose: () => void
}

/** Open requests that may be the same matter: one is chosen, and the words or the person go to it. */
export function MergeDialog({ draft, item, place, person, onClose }: MergeProps) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [chosen, setChosen] = useState('')
  const text = [...draft.whole_text].slice(0, similarTextMost).join('')
  const where = place === null ? {} : { [place.dwelling ? 'dwelling_id' : 'area_id']: place.id }
  const similar = requests.useRead('GET /api/c/:community/desk/similar', {
    query: { ...(text ? { text } : {}), ...(item ? { item_code: item } : {}), ...where },
  })
  const write = useWrite('POST /api/c/:community/intake-drafts/:id/merge', {
    refresh: draftReads,
    onSuccess: () => {
      toast(t('workbench.merge.done'))
      onClose()
    },
  })
  const items = (similar.data?.items ?? []).filter((other) => other.can_note || (person !== null && other.can_join))
  const one = items.find((other) => other.id === chosen)
  const joins = person !== null && one?.can_join === true
  return (
    <FormDialog
      title={t('workbench.merge.title')}
      act={t('workbench.merge.act')}
      help={joins ? t('workbench.merge.joins', { name: person.name }) : t('workbench.merge.help')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={() => {
        if (!errors.setFields(chosen === '' ? [{ path: 'request_id', code: 'required' }] : [])) return
        const body = { request_id: chosen, ...(joins ? { person_id: person.id } : {}) }
        write.mutate({ params: { id: draft.id }, body }, { onError: errors.fail })
      }}
      onClose={onClose}
    >
      {items.length === 0 ? (
        <p>{t(similar.isPending ? 'workbench.merge.looking' : 'workbench.merge.none')}</p>
      ) : (
        <RadioCards
          name="request_id"
          label={t('workbench.merge.which')}
          value={chosen}
          onChange={setChosen}
          options={items.map((other) => ({
            value: other.id,
            label: other.title ?? other.item_name,
            hint: [other.number, other.place].filter(Boolean).join(' · '),
          }))}
          error={errors.errors['request_id']}
        />
      )}
    </FormDialog>
  )
}

/** No request comes of it: why is kept with the draft. */
export function DismissDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [reason, setReason] = useState('')
  const write = useWrite('POST /api/c/:community/intake-drafts/:id/dismiss', {
    refresh: draftReads,
    onSuccess: () => {
      toast(t('workbench.dismiss.done'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('workbench.dismiss.title')}
      act={t('workbench.dismiss.act')}
      help={t('workbench.dismiss.help')}
      form={errors}
      busy={write.isPending}
      onAct={() => {
        if (!errors.setFields([...reason.trim()].length < 2 ? [{ path: 'reason', code: 'required' }] : [])) return
        write.mutate({ params: { id: draft.id }, body: { reason: reason.trim() } }, { onError: errors.fail })
      }}
      onClose={onClose}
    >
      <TextAreaField
        name="reason"
        label={t('words.reason')}
        rows={3}
        max={200}
        value={reason}
        onChange={setReason}
        error={errors.errors['reason']}
      />
    </FormDialog>
  )
}

/** What is heard or read off a picture, typed; or a word put right. */
export function WriteDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const t = useWords('channels')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [speaker, setSpeaker] = useState(draft.speaker)
  const [text, setText] = useState(draft.whole_text)
  const write = useWrite('POST /api/c/:community/intake-drafts/:id/text', {
    refresh: draftReads,
    onSuccess: () => {
      toast(t('workbench.write.done'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('workbench.write.title')}
      act={t('workbench.write.act')}
      form={errors}
      busy={write.isPending}
      wide
      onAct={() => {
        if (!errors.setFields(text.trim() === '' ? [{ path: 'text', code: 'required' }] : [])) return
        const body = { speaker: speaker.trim(), text: text.trim() }
        write.mutate({ params: { id: draft.id }, body }, { onError: errors.fail })
      }}
      onClose={onClose}
    >
      <TextField
        name="speaker"
        label={t('words.speaker')}
        optional
        short
        value={speaker}
        onChange={setSpeaker}
        error={errors.errors['speaker']}
      />
      <TextAreaField
        name="text"
        label={t('words.said')}
        rows={5}
        max={2_000}
        value={text}
        onChange={setText}
        error={errors.errors['text']}
      />
    </FormDialog>
  )
}
