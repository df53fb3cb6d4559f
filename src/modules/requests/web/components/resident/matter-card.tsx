import { useDates } from '../../../../../app/web/dates.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { lastMoment } from '../last-moment.ts'
import styles from './matter.module.css'
import { useStateWords } from './state-words.ts'
import type { OwnMatter } from './views.ts'

/** The date that matters now: by when I may confirm, else by when something is promised, else when I said it. */
function useNextDate(matter: OwnMatter): string {
  const t = useWords('requests')
  const dates = useDates()
  if (isMyTurn(matter) && matter.confirm_until) {
    return t('resident.mine.confirm_by', { date: dates.day(lastMoment(matter.confirm_until)) })
  }
  if (matter.state !== 'closed' && matter.next_due) {
    return t(matter.overdue ? 'resident.mine.was_due' : 'resident.mine.due', { date: dates.full(matter.next_due) })
  }
  return t('resident.mine.filed', { date: dates.day(matter.filed_at) })
}

/** A judgement is asked for. It is for who asked, not for who joined. */
export function isMyTurn(matter: OwnMatter): boolean {
  return matter.state === 'finished' && matter.confirm_until !== null && matter.relation !== 'joined'
}

/** In hand, and no promise is running. */
function isPaused(matter: OwnMatter): boolean {
  return (matter.state === 'assigned' || matter.state === 'accepted') && matter.next_due === null
}

/** One matter of mine in a list: what, where, how it stands, and the date that comes next. */
function MatterCard({ matter }: { matter: OwnMatter }) {
  const t = useWords('requests')
  const next = useNextDate(matter)
  const { word, tone } = useStateWords()({ ...matter, paused: isPaused(matter), judging: isMyTurn(matter) })
  const about = [
    matter.item_name,
    matter.place,
    matter.relation === 'first' ? '' : t(`words.relations.${matter.relation}`),
  ]
  return (
    <Link to={`/requests/${matter.id}`} className={styles.matter}>
      <span className={styles.matterTitle}>{matter.title}</span>
      <span className={styles.quiet}>{about.filter(Boolean).join(' · ')}</span>
      <span className={styles.matterFoot}>
        <StateTag tone={tone}>{word}</StateTag>
        {next}
      </span>
    </Link>
  )
}

/** Several of them. */
export function MatterList({ matters }: { matters: OwnMatter[] }) {
  return (
    <ul className={styles.list}>
      {matters.map((matter) => (
        <li key={matter.id}>
          <MatterCard matter={matter} />
        </li>
      ))}
    </ul>
  )
}
