import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useGo } from '../../../../../app/web/kit/navigation.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead, useWrite } from '../../queries.ts'
import { clearDraft, useDraft } from './draft.ts'
import styles from './file.module.css'
import { placeOf } from './filed-place.ts'

const textMax = 500

/** Up to three open requests like this one near by. A member joins with one press and needs to file nothing. */
export function SimilarRequests() {
  const t = useWords('requests')
  const dates = useDates()
  const go = useGo()
  const toast = useToast()
  const person = usePerson()
  const [draft] = useDraft()
  const text = [...draft.description.trim()].slice(0, textMax).join('')
  const similar = useRead('GET /api/c/:community/similar', {
    query: { item_code: draft.item_code, ...placeOf(draft), ...(text ? { text } : {}) },
  })
  const join = useWrite('POST /api/c/:community/requests/:id/join', {
    refresh: ['GET /api/c/:community/my/requests'],
    onSuccess: ({ id }) => {
      clearDraft()
      toast(t('resident.similar.joined'))
      go(`/requests/${id}`)
    },
  })
  const items = similar.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('resident.similar.title')}>
      <p className={styles.hint}>{t(person ? 'resident.similar.intro' : 'resident.similar.intro_guest')}</p>
      {join.error && <ErrorState problem={join.error} part />}
      <ul className={styles.matches}>
        {items.map((item) => (
          <li key={item.id} className={styles.match}>
            <span className={styles.matchTitle}>{item.item_name}</span>
            <span className={styles.meta}>
              {[item.place, dates.short(item.filed_at), t('resident.similar.askers', { count: item.askers_count })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {person && (
              <Button
                busy={join.isPending && join.variables.params.id === item.id}
                onClick={() => join.mutate({ params: { id: item.id }, body: { wants_updates: true } })}
              >
                {t('resident.similar.join')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!person && (
        <ButtonLink kind="plain" href={signInAddress()}>
          {t('resident.similar.sign_in')}
        </ButtonLink>
      )}
    </Card>
  )
}
