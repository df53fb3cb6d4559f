import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import styles from '../privacy.module.css'
import { type Consent, consentsRead, consentTones } from '../views.ts'
import { GiveConsent } from './give-consent.tsx'

function Row({ consent, onGive, onEnd }: { consent: Consent; onGive: () => void; onEnd: () => void }) {
  const t = useWords('privacy')
  const dates = useDates()
  const { purpose, state, guardian, given_at, version, evidence } = consent
  const facts = [
    state === 'given' && given_at && t('words.given', { date: dates.day(given_at) }),
    state === 'given' && version !== null && t('words.under_version', { version }),
    state === 'given' && evidence && t(`words.evidence.${evidence}`),
    guardian && t('words.guardian', { name: guardian.name, tie: t(`words.ties.${guardian.tie}`) }),
  ]
  return (
    <li className={styles.line}>
      <div className={styles.split}>
        <span>
          {t(`words.purposes.${purpose}.label`)}{' '}
          <StateTag tone={consentTones[state]}>{t(`words.consent.${state}`)}</StateTag>
        </span>
        <span className={styles.acts}>
          {consent.can.includes('give') && <Button onClick={onGive}>{t('workbench.acts.give.open')}</Button>}
          {consent.can.includes('withdraw') && <Button onClick={onEnd}>{t('workbench.acts.end.open')}</Button>}
        </span>
      </div>
      {facts.some(Boolean) && <span className={styles.note}>{facts.filter(Boolean).join(' · ')}</span>}
    </li>
  )
}

/** On a person's page: what they agreed to, under which version, with what evidence. */
export default function PersonConsents({ id }: { id: string }) {
  const t = useWords('privacy')
  const consents = useRead(consentsRead, { params: { id } })
  const [act, setAct] = useState<{ kind: 'give' | 'end'; consent: Consent } | null>(null)
  const close = () => setAct(null)
  return (
    <Card title={t('workbench.consents.title')}>
      <QueryView query={consents} part>
        {(view) => (
          <>
            {view.needs_guardian && <p>{t('workbench.consents.child')}</p>}
            {view.items.some((consent) => consent.notice === null) && <p>{t('workbench.consents.no_notice')}</p>}
            <ul className={styles.lines}>
              {view.items.map((consent) => (
                <Row
                  key={consent.purpose}
                  consent={consent}
                  onGive={() => setAct({ kind: 'give', consent })}
                  onEnd={() => setAct({ kind: 'end', consent })}
                />
              ))}
            </ul>
            {act?.kind === 'give' && (
              <GiveConsent id={id} consent={act.consent} child={view.needs_guardian} onClose={close} />
            )}
            {act?.kind === 'end' && <EndConsent id={id} consent={act.consent} onClose={close} />}
          </>
        )}
      </QueryView>
    </Card>
  )
}

function EndConsent({ id, consent, onClose }: { id: string; consent: Consent; onClose: () => void }) {
  const t = useWords('privacy')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/people/:id/consents/:purpose/withdrawal', {
    refresh: [consentsRead],
    onSuccess: () => {
      toast(t('workbench.acts.end.done'))
      onClose()
    },
  })
  const purpose = t(`words.purposes.${consent.purpose}.label`)
  return (
    <ConfirmDialog
      title={t('workbench.acts.end.title', { purpose })}
      confirm={t('workbench.acts.end.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id, purpose: consent.purpose }, body: {} })}
      onClose={onClose}
    >
      <p>{t('workbench.acts.end.help')}</p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}
