import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import layout from '../../../../../app/web/kit/layout.module.css'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextAreaField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { applicantKinds } from '../../../contract.ts'
import { useWrite } from '../../queries.ts'
import styles from './resident.module.css'

type Kind = (typeof applicantKinds)[number]
const kinds: readonly Kind[] = ['partner_unit', 'social_organisation', 'party_branch']
const empty = { home_organisation: '', contact_name: '', contact_phone: '', offers: '' }

interface FormProps {
  onAsked: (at: string) => void
  onClose: () => void
}

function ApplyDialog({ onAsked, onClose }: FormProps) {
  const t = useWords('whistles')
  const errors = useFormErrors(t, 'words.errors')
  const [kind, setKind] = useState<Kind>('partner_unit')
  const [draft, setDraft] = useState(empty)
  const write = useWrite('POST /api/c/:community/organisation-applications', {
    onSuccess: ({ asked_at }) => onAsked(asked_at),
  })
  const field = (name: keyof typeof empty) => ({
    name,
    label: t(`resident.apply.${name}`),
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
    error: errors.errors[name],
  })
  const act = () => {
    const missing = (['home_organisation', 'contact_name', 'contact_phone'] as const).filter(
      (name) => [...draft[name].trim()].length < (name === 'home_organisation' ? 2 : 1),
    )
    if (!errors.setFields(missing.map((path) => ({ path, code: 'required' })))) return
    write.mutate({ body: { kind, ...draft } }, { onError: errors.fail })
  }
  return (
    <FormDialog
      title={t('resident.apply.title')}
      act={t('resident.apply.act')}
      help={t('resident.apply.help')}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <TextField {...field('home_organisation')} hint={t('resident.apply.name_hint')} maxLength={60} />
      <RadioCards
        name="kind"
        label={t('resident.apply.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t(`words.applicant.${value}`) }))}
      />
      <TextField {...field('contact_name')} autoComplete="name" maxLength={30} />
      <TextField
        {...field('contact_phone')}
        hint={t('resident.apply.phone_hint')}
        type="tel"
        autoComplete="tel"
        short
        maxLength={20}
      />
      <TextAreaField {...field('offers')} hint={t('resident.dual.offers_hint')} optional rows={2} max={300} />
    </FormDialog>
  )
}

/** An organisation the community doesn't know yet asks to be registered; no account is needed. */
export function ApplyOrganisation() {
  const t = useWords('whistles')
  const dates = useDates()
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState<string>()
  return (
    <Card title={t('resident.apply.card')}>
      {asked ? (
        <p role="status">{t('resident.apply.asked', { time: dates.full(asked) })}</p>
      ) : (
        <>
          <p className={layout.text}>{t('resident.apply.what')}</p>
          <div className={styles.acts}>
            <Button onClick={() => setOpen(true)}>{t('resident.apply.open')}</Button>
          </div>
        </>
      )}
      {open && (
        <ApplyDialog
          onAsked={(at) => {
            setAsked(at)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Card>
  )
}
