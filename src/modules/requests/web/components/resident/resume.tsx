import { serverNow } from '../../../../../app/web/clock.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { isBegun, useDraft } from './draft.ts'
import styles from './file.module.css'

const dayMs = 86_400_000

/** 今天 20:15, 昨天 20:15, or the date. */
function useWhen(): (iso: string) => string {
  const t = useWords('requests')
  const dates = useDates()
  return (iso) => {
    const now = serverNow()
    const day = dates.plain(iso)
    if (day === dates.plain(new Date(now).toISOString())) return t('words.today', { time: dates.time(iso) })
    if (day === dates.plain(new Date(now - dayMs).toISOString())) return t('words.yesterday', { time: dates.time(iso) })
    return dates.full(iso)
  }
}

/** 继续上次（昨天 20:15）, when something was begun and not sent. */
export function Resume() {
  const t = useWords('requests')
  const when = useWhen()
  const [draft] = useDraft()
  if (!isBegun(draft)) return null
  return (
    <div className={styles.resume}>
      <span>{t('resident.home.begun', { text: [...draft.description.trim()].slice(0, 20).join('') })}</span>
      <ButtonLink to="/file">{t('resident.home.resume', { when: when(draft.saved_at) })}</ButtonLink>
    </div>
  )
}
