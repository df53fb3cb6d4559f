import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { CheckCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useWrite } from '../../queries.ts'
import styles from './profile.module.css'
import { type OwnProfile, profileRead } from './views.ts'

const scopes = ['contact', 'notices', 'invitations', 'care'] as const
type Scope = (typeof scopes)[number]

/** What I have agreed that the community may use my data for; given and taken back by myself. */
export function Consent({ profile }: { profile: OwnProfile }) {
  const t = useWords('people')
  const dates = useDates()
  const toast = useToast()
  const { given_at, withdrawn_at } = profile.consent
  const given: Scope[] = withdrawn_at === null ? profile.consent.scope : []
  const [scope, setScope] = useState(given)
  const saved = { refresh: [profileRead], onSuccess: () => toast(t('resident.consent.saved')) }
  const give = useWrite('POST /api/c/:community/own/consent', saved)
  const withdraw = useWrite('POST /api/c/:community/own/consent/withdrawal', saved)
  const problem = give.error ?? withdraw.error
  const save = () => (scope.length > 0 ? give.mutate({ body: { scope } }) : withdraw.mutate({}))
  const changed = scope.length !== given.length || scope.some((one) => !given.includes(one))
  return (
    <Card title={t('resident.consent.title')}>
      <CheckCards
        name="scope"
        label={t('resident.consent.label')}
        value={scope}
        onChange={setScope}
        options={scopes.map((one) => ({ value: one, label: t(`resident.consent.scopes.${one}`) }))}
      />
      {given_at && given.length > 0 && (
        <p className={styles.note}>{t('resident.consent.given', { date: dates.day(given_at) })}</p>
      )}
      {problem && <ErrorState problem={problem} part />}
      {changed && (
        <Button busy={give.isPending || withdraw.isPending} onClick={save}>
          {t(scope.length > 0 ? 'resident.consent.save' : 'resident.consent.withdraw')}
        </Button>
      )}
    </Card>
  )
}
