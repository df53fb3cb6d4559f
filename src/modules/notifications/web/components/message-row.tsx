import { IconMail, IconMailOpened } from '@tabler/icons-react'
import { useDates } from '../../../../app/web/dates.ts'
import { Icon } from '../../../../app/web/kit/icon.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { wholeLine } from '../../../../app/web/kit/whole-line.ts'
import { useWords } from '../../../../app/web/words.ts'
import { useWrite } from '../queries.ts'
import styles from './inbox.module.css'
import type { Message } from './views.ts'

interface MessageRowProps {
  message: Message
  /** Reads that change when it is marked. */
  refresh: string[]
}

/** One message: going to its thing reads it; it can be marked by itself, and back. */
export function MessageRow({ message, refresh }: MessageRowProps) {
  const t = useWords('notifications')
  const dates = useDates()
  const mark = useWrite('POST /api/c/:community/my/inbox/:id/mark', { refresh })
  const isRead = message.read_at !== null
  const set = (read: boolean) => mark.mutate({ params: { id: message.id }, body: { read } })
  const label = t(isRead ? 'words.mark_unread' : 'words.mark_read')
  return (
    <li className={isRead ? styles.row : `${styles.row} ${styles.unread}`}>
      <div className={styles.words}>
        {message.to === null ? (
          <span>{wholeLine(message.text)}</span>
        ) : (
          <Link to={message.to} onClick={() => !isRead && set(true)}>
            <span>{wholeLine(message.text)}</span>
          </Link>
        )}
        <span className={styles.facts}>
          {!isRead && (
            <StateTag tone={message.urgent ? 'late' : 'info'}>
              {t(message.urgent ? 'words.urgent' : 'words.new')}
            </StateTag>
          )}
          <span>{t(`words.topics.${message.topic}`)}</span>
          <time dateTime={message.made_at}>{dates.full(message.made_at)}</time>
        </span>
      </div>
      <button
        type="button"
        className={styles.mark}
        aria-label={label}
        title={label}
        aria-busy={mark.isPending}
        onClick={() => set(!isRead)}
      >
        <Icon of={isRead ? IconMail : IconMailOpened} size={20} />
      </button>
    </li>
  )
}
