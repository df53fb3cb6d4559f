import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { PhoneLink } from '../../../../app/web/kit/phone-link.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { answeringView } from '../../contract.ts'
import styles from './bodies.module.css'

export type PublicPost = z.output<typeof answeringView>['posts'][number]

interface PostsProps {
  posts: PublicPost[]
  /** The area whose posts they are: needs no naming again. */
  here?: string
}

/** The area of a post, without the place whose page it is, and only where the title doesn't say it already. */
function areaOf({ area, title }: PublicPost, here: string): string {
  const rest = area?.startsWith(here) ? area.slice(here.length).trim() : (area ?? '')
  return title.includes(rest) ? '' : rest
}

/** Who holds a post and since when, what it is for, how to reach it; empty seats are said. */
export function Posts({ posts, here = '' }: PostsProps) {
  const t = useWords('bodies')
  const dates = useDates()
  if (posts.length === 0) return null
  return (
    <ul className={styles.posts}>
      {posts.map((post) => (
        <li key={post.id} className={styles.post}>
          <div className={styles.head}>
            <strong>{post.title}</strong>
            {areaOf(post, here) && <span className={styles.quiet}>{areaOf(post, here)}</span>}
            {post.seats_vacant > 0 && (
              <StateTag tone="wait">{t('public.vacant_seats', { count: post.seats_vacant })}</StateTag>
            )}
          </div>
          {post.holders.map((holder) => (
            <div key={`${holder.name}${holder.from}`}>
              {holder.name}{' '}
              <span className={styles.quiet}>{t('public.since', { date: dates.short(holder.from) })}</span>
            </div>
          ))}
          {post.duties && <p className={styles.quiet}>{post.duties}</p>}
          {post.hours && <p className={styles.quiet}>{t('public.hours', { hours: post.hours })}</p>}
          {post.phone && <PhoneLink phone={post.phone} />}
        </li>
      ))}
    </ul>
  )
}
