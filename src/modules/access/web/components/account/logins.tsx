import { useState } from 'react'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { type call, useRead, useWrite } from '../../queries.ts'
import styles from './account.module.css'

export const loginsRoute = 'GET /api/session/devices'

export type Login = Awaited<ReturnType<typeof call<typeof loginsRoute>>>['items'][number]

/** 'Windows 电脑，Edge 浏览器' */
export function useLoginWords() {
  const t = useWords('access')
  return ({ system, browser }: Login) => {
    const known = [
      system && t(`words.logins.system.${system}`),
      browser && t(`words.logins.browser.${browser}`),
    ].filter(Boolean)
    return known.length > 0 ? known.join(t('words.logins.comma')) : t('words.logins.unknown')
  }
}

/** Ends a login, or says that it is one's own. */
export function useLoginActs() {
  const t = useWords('access')
  const toast = useToast()
  const end = useWrite('DELETE /api/session/devices/:id', {
    refresh: [loginsRoute],
    onSuccess: () => toast(t('words.logins.ended')),
  })
  const recognise = useWrite('POST /api/session/devices/:id/recognise', {
    refresh: [loginsRoute],
    onSuccess: () => toast(t('words.logins.mine_done')),
  })
  return { end, recognise, problem: end.error ?? recognise.error }
}

function Entry({ login, acts }: { login: Login; acts: ReturnType<typeof useLoginActs> }) {
  const t = useWords('access')
  const dates = useDates()
  const words = useLoginWords()
  const { end, recognise } = acts
  const params = { id: login.id }
  return (
    <li className={styles.entry}>
      <span>
        {words(login)}
        <span className={layout.under}>
          {t('words.logins.seen', { since: dates.full(login.since), last: dates.full(login.last_seen) })}
        </span>
        {login.network && (
          <span className={layout.under}>
            {login.network === 'local'
              ? t('words.logins.local')
              : t('words.logins.network', { network: login.network })}
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {login.unknown && <StateTag tone="need">{t('words.logins.new')}</StateTag>}
        {login.current && <StateTag tone="done">{t('words.logins.here')}</StateTag>}
        {login.unknown && (
          <Button
            busy={recognise.isPending && recognise.variables.params.id === login.id}
            onClick={() => recognise.mutate({ params })}
          >
            {t('words.logins.mine')}
          </Button>
        )}
        {!login.current && (
          <Button busy={end.isPending && end.variables.params.id === login.id} onClick={() => end.mutate({ params })}>
            {t('words.logins.end')}
          </Button>
        )}
      </span>
    </li>
  )
}

function EndOthers() {
  const t = useWords('access')
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const end = useWrite('POST /api/session/devices/end-others', {
    refresh: [loginsRoute],
    onSuccess: () => {
      setAsking(false)
      toast(t('words.logins.ended_others'))
    },
  })
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('words.logins.end_others')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('words.logins.end_others_title')}
          confirm={t('words.logins.end_others')}
          busy={end.isPending}
          onConfirm={() => end.mutate({})}
          onClose={() => setAsking(false)}
        >
          <p>{t('words.logins.end_others_help')}</p>
          {end.error && <ErrorState problem={end.error} part />}
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Where I am signed in, and how to end that where I no longer am. */
export function Logins({ title }: { title?: string }) {
  const logins = useRead(loginsRoute)
  const acts = useLoginActs()
  return (
    <Stack>
      {acts.problem && <ErrorState problem={acts.problem} part />}
      <QueryView query={logins}>
        {({ items }) => (
          <Card title={title}>
            <ul className={styles.list}>
              {items.map((login) => (
                <Entry key={login.id} login={login} acts={acts} />
              ))}
            </ul>
            {items.some(({ current }) => !current) && <EndOthers />}
          </Card>
        )}
      </QueryView>
    </Stack>
  )
}
