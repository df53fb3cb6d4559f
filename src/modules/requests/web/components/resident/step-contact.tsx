import { useEffect } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { CheckCards, RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { TextField } from '../../../../../app/web/kit/text-field.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { type Draft, useDraft } from './draft.ts'
import styles from './file.module.css'
import { useOwnProfile } from './own-homes.ts'
import { useStepForm } from './step-form.ts'
import { StepFrame } from './step-frame.tsx'
import { useCatalogue } from './use-catalogue.ts'

const nameMax = 40
const ways = ['open', 'confidential', 'anonymous'] as const

/** Fills in what the register knows, once, as long as nothing has been written. */
function useRegisteredContact(draft: Draft, change: (patch: Partial<Draft>) => void) {
  const profile = useOwnProfile().data
  const blank = draft.contact_name === '' && draft.contact_phone === ''
  useEffect(() => {
    if (profile && blank) change({ contact_name: profile.name, contact_phone: profile.phone ?? '' })
  }, [profile, blank, change])
  return profile
}

/** A telephone number as somebody may write it: digits, blanks, hyphens. */
function isPhone(text: string): boolean {
  return /^\+?\d{5,15}$/.test(text.replace(/[\s-]/g, ''))
}

function missingOf(draft: Draft) {
  if (draft.contact === 'anonymous') return []
  return [
    ...([...draft.contact_name].length > nameMax ? [{ path: 'contact_name', code: 'too_long' }] : []),
    ...(draft.contact_phone.trim() === '' ? [{ path: 'contact_phone', code: 'required' }] : []),
    ...(draft.contact_phone.trim() !== '' && !isPhone(draft.contact_phone)
      ? [{ path: 'contact_phone', code: 'invalid' }]
      : []),
  ]
}

/** Where name and number come from, and where they are put right. */
function Source({ checked }: { checked: string }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <p className={styles.hint}>
      {t('resident.file.contact.source', { date: dates.short(checked) })}{' '}
      <Link to="/me/profile">{t('resident.file.contact.correct')}</Link>
    </p>
  )
}

/** Fourth screen: how to reach the person, or nobody's name at all. */
export function StepContact() {
  const t = useWords('requests')
  const form = useStepForm('contact')
  const [draft, change] = useDraft()
  const member = usePerson() !== null
  const profile = useRegisteredContact(draft, change)
  const namelessAllowed = useCatalogue().data?.anonymous_allowed ?? false
  return (
    <StepFrame step="contact" title={t('resident.file.contact.title')} form={form} missing={() => missingOf(draft)}>
      <RadioCards
        name="contact"
        label={t('resident.file.contact.way')}
        value={draft.contact}
        onChange={(contact) => change({ contact })}
        options={ways
          .filter((way) => way !== 'anonymous' || namelessAllowed)
          .map((way) => ({
            value: way,
            label: t(`resident.file.contact.ways.${way}.label`),
            hint: t(`resident.file.contact.ways.${way}.${member && way === 'open' ? 'hint_member' : 'hint'}`),
          }))}
        error={form.errors['contact']}
      />
      {draft.contact !== 'anonymous' && (
        <>
          {profile && <Source checked={profile.updated_at} />}
          <TextField
            name="contact_name"
            label={t('resident.file.contact.name')}
            hint={t('resident.file.contact.name_hint')}
            optional
            autoComplete="name"
            value={draft.contact_name}
            onChange={(name) => change({ contact_name: name })}
            error={form.errors['contact_name']}
          />
          <TextField
            name="contact_phone"
            type="tel"
            label={t('resident.file.contact.phone')}
            hint={t('resident.file.contact.phone_hint')}
            inputMode="tel"
            autoComplete="tel-national"
            short
            value={draft.contact_phone}
            onChange={(phone) => change({ contact_phone: phone })}
            error={form.errors['contact_phone']}
          />
          <CheckCards
            name="wants_updates"
            label={t('resident.file.contact.updates')}
            value={draft.wants_updates ? ['yes'] : []}
            onChange={(value) => change({ wants_updates: value.includes('yes') })}
            options={[{ value: 'yes', label: t('resident.file.contact.updates_yes') }]}
          />
        </>
      )}
    </StepFrame>
  )
}
