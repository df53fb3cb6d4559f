import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from './account.module.css'
import { loginsRoute, useLoginActs, useLoginWords } from './logins.tsx'

/** Asks about a device that signed in and that nobody has recognised yet; stays until it is answered. */
export function NewDevice() {
  const t = useWords('access')
  const dates = useDates()
  const words = useLoginWords()
  const acts = useLoginActs()
  const logins = useRead(loginsRoute)
  const login = logins.data?.items.find(({ unknown }) => unknown)
  if (!login) return null
  const params = { id: login.id }
  return (
    <Card title={t('words.logins.notice_title')}>
      <p>{t('words.logins.notice', { device: words(login), time: dates.full(login.since) })}</p>
      {acts.problem && <ErrorState problem={acts.problem} part />}
      <div className={styles.acts}>
        <Button busy={acts.recognise.isPending} onClick={() => acts.recognise.mutate({ params })}>
          {t('words.logins.mine')}
        </Button>
        {!login.current && (
          <Button busy={acts.end.isPending} onClick={() => acts.end.mutate({ params })}>
            {t('words.logins.notice_not_mine')}
          </Button>
        )}
      </div>
    </Card>
  )
}
