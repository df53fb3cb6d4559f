import { IconBell } from '@tabler/icons-react'
import { Icon } from '../../../../app/web/kit/icon.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { usePerson } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import styles from './bell.module.css'
import type { Face } from './views.ts'

/** How often it is looked whether something came, while the page is seen. */
const everyMs = 60_000

function Counting({ face }: { face: Face }) {
  const t = useWords('notifications')
  const { data } = useRead(
    'GET /api/c/:community/my/inbox/unread',
    { query: { face } },
    { refetchInterval: everyMs, refetchIntervalInBackground: false },
  )
  const count = data?.count ?? 0
  const says = data?.more ? t('words.bell_more', { count }) : t('words.bell_unread', { count })
  return (
    <Link to="/inbox" className={styles.bell} aria-label={count > 0 ? says : t('words.bell')}>
      <Icon of={IconBell} size={22} />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {data?.more ? `${count}+` : count}
        </span>
      )}
    </Link>
  )
}

/** The way to the inbox, with how much is unread. Nothing for who is no member here. */
export function Bell({ face }: { face: Face }) {
  return usePerson() ? <Counting face={face} /> : null
}
