import { useState } from 'react'
import { BodyPick, type PickedBody } from '../../../../../app/web/kit/body-pick.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PersonPick } from '../../../../../app/web/kit/person-pick.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { ReasonDialog } from '../../../../../app/web/kit/reason-dialog.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import { dutyReads, type Registration } from './call-views.ts'

const empty = { home_organisation: '', contact_name: '', contact_phone: '', offers: '' }

/** Registers an organisation, or a member at the counter. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [kind, setKind] = useState<Registration['kind']>('organisation')
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [body, setBody] = useState<PickedBody | null>(null)
  const [draft, setDraft] = useState(empty)
  const field = (name: keyof typeof empty) => ({
    name,
    label: t(`words.${name}`),
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
    error: errors.errors[name],
  })
  const write = useWrite('POST /api/c/:community/dual-registrations', {
    refresh: dutyReads,
    onSuccess: () => {
      toast(t('workbench.dual.registered'))
      onClose()
    },
  })
  const act = () => {
    const missing = [
      ...(kind === 'member' && !person ? [{ path: 'person_id', code: 'required' }] : []),
      ...([...draft.home_organisation.trim()].length < 2 ? [{ path: 'home_organisation', code: 'required' }] : []),
    ]
    if (!errors.setFields(missing)) return
    const said = kind === 'member' ? { ...draft, contact_name: '', contact_phone: '' } : draft
    const whose = kind === 'member' ? person && { person_id: person.id } : body && { body_id: body.id }
    write.mutate({ body: { kind, ...said, ...whose } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('workbench.dual.register')}
      act={t('workbench.dual.register')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <RadioCards
        name="kind"
        label={t('words.registration_kind')}
        value={kind}
        onChange={setKind}
        pairs
        options={[
          { value: 'organisation', label: t('words.registration.organisation') },
          { value: 'member', label: t('words.registration.member') },
        ]}
      />
      {kind === 'member' && (
        <PersonPick
          label={t('words.person')}
          hint={t('words.person_hint')}
          none={t('words.nobody_found')}
          value={person}
          onChange={setPerson}
          error={errors.errors['person_id']}
        />
      )}
      <TextField {...field('home_organisation')} hint={t('workbench.dual.home_hint')} />
      {kind === 'organisation' && (
        <>
          <BodyPick
            label={t('words.body')}
            hint={t('words.body_hint')}
            none={t('words.no_body')}
            optional
            value={body}
            onChange={(chosen) => {
              setBody(chosen)
              if (chosen) setDraft((before) => ({ ...before, home_organisation: chosen.name }))
            }}
            error={errors.errors['body_id']}
          />
          <TextField {...field('contact_name')} optional />
          <TextField {...field('contact_phone')} type="tel" optional short />
        </>
      )}
      <TextAreaField {...field('offers')} optional rows={2} max={300} />
    </FormDialog>
  )
}

/** Ends a registration: who moved away, or was transferred. */
export function EndRegistrationDialog({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useWords('whistles')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/dual-registrations/:id/leave', {
    refresh: dutyReads,
    onSuccess: () => {
      toast(t('workbench.dual.ended'))
      onClose()
    },
  })
  const params = { id: registration.id }
  return (
    <ReasonDialog
      title={t('workbench.dual.end_title', { name: registration.name })}
      act={t('workbench.dual.end')}
      help={t('workbench.dual.end_help')}
      label={t('words.reason')}
      words={t}
      most={100}
      busy={write.isPending}
      onAct={(reason, fail) => write.mutate({ params, body: { reason } }, { onError: fail })}
      onClose={onClose}
    />
  )
}
