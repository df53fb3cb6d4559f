import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { OnlyBound } from '../../components/only-bound.tsx'
import styles from '../../components/privacy.module.css'
import { type Consent, type Consents, consentTones } from '../../components/views.ts'
import { useRead, useWrite } from '../../queries.ts'

const ownConsents = 'GET /api/c/:community/own/consents'

/** One use of my data: what it means, how it stands, and the one step to change it. */
function Row({ consent }: { consent: Consent }) {
  const t = useWords('privacy')
  const dates = useDates()
  const toast = useToast()
  const { purpose, state, notice } = consent
  const saved = (done: string) => ({ refresh: [ownConsents], onSuccess: () => toast(t(`resident.consents.${done}`)) })
  const give = useWrite('POST /api/c/:community/own/consents/:purpose', saved('given_now'))
  const withdraw = useWrite('POST /api/c/:community/own/consents/:purpose/withdrawal', saved('ended_now'))
  const problem = give.error ?? withdraw.error
  const params = { purpose }
  return (
    <li className={styles.line}>
      <strong>{t(`words.purposes.${purpose}.label`)}</strong>
      <span>{t(`words.purposes.${purpose}.about`)}</span>
      <StateTag tone={consentTones[state]}>{t(`words.consent.${state}`)}</StateTag>
      {state === 'given' && consent.given_at && (
        <span className={styles.note}>{t('words.given', { date: dates.day(consent.given_at) })}</span>
      )}
      {state === 'again' && <span className={styles.note}>{t('resident.consents.again')}</span>}
      {consent.guardian && (
        <span className={styles.note}>
          {t('words.guardian', { name: consent.guardian.name, tie: t(`words.ties.${consent.guardian.tie}`) })}
        </span>
      )}
      {problem && <ErrorState problem={problem} part />}
      <div className={styles.acts}>
        {consent.can.includes('give') && notice && (
          <Button busy={give.isPending} onClick={() => give.mutate({ params, body: { notice_id: notice.id } })}>
            {t(consent.sensitive ? 'resident.consents.give_sensitive' : 'resident.consents.give')}
          </Button>
        )}
        {consent.can.includes('withdraw') && (
          <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ params, body: {} })}>
            {t('resident.consents.withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Group({ title, about, items }: { title: string; about: string; items: Consent[] }) {
  return (
    <Card title={title}>
      <p className={styles.note}>{about}</p>
      <ul className={styles.lines}>
        {items.map((consent) => (
          <Row key={consent.purpose} consent={consent} />
        ))}
      </ul>
    </Card>
  )
}

function Purposes({ view }: { view: Consents }) {
  const t = useWords('privacy')
  const missing = view.items.some((consent) => consent.notice === null)
  return (
    <>
      {view.needs_guardian && <p>{t('resident.consents.child')}</p>}
      {missing && <p>{t('resident.consents.no_notice')}</p>}
      <p>
        <Link to="/me/notices">{t('resident.consents.read')}</Link>
      </p>
      <Group
        title={t('resident.consents.usual')}
        about={t('resident.consents.usual_about')}
        items={view.items.filter((consent) => !consent.sensitive)}
      />
      <Group
        title={t('resident.consents.sensitive')}
        about={t('resident.consents.sensitive_about')}
        items={view.items.filter((consent) => consent.sensitive)}
      />
    </>
  )
}

function OwnConsents() {
  const consents = useRead(ownConsents)
  return <QueryView query={consents}>{(view) => <Purposes view={view} />}</QueryView>
}

/** What I agreed that my data may be used for: each by itself, taken back as easily as given. */
export default function ConsentsPage() {
  const t = useWords('privacy')
  return (
    <PageFrame title={t('resident.consents.title')} back="/me/data" intro={t('resident.consents.intro')}>
      <OnlyBound>
        <OwnConsents />
      </OnlyBound>
    </PageFrame>
  )
}
