import { createApi } from '../../../../../app/web/api.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { routes } from '../../../../bodies/contract.ts'
import styles from './desk.module.css'

const bodies = createApi<typeof routes>()
const shown = 20
const kinds = ['community_secretary', 'deputy_secretary', 'community_worker', 'counter_clerk', 'grid_worker']

/** Who holds the posts that deal with requests now, and until when. */
export function OnDuty() {
  const t = useWords('requests')
  const dates = useDates()
  const list = bodies.useRead('GET /api/c/:community/posts', { query: { vacant: 'false', limit: 100 } })
  return (
    <Card title={t('workbench.on_duty.title')} aside={<Link to="/posts">{t('workbench.on_duty.all')}</Link>}>
      <QueryView query={list} part>
        {({ items }) => {
          const held = items.filter((post) => kinds.includes(post.kind)).slice(0, shown)
          if (held.length === 0) return <p className={styles.none}>{t('workbench.on_duty.none')}</p>
          return (
            <ul className={styles.plain}>
              {held.map((post) => (
                <li key={post.id}>
                  <Link to={`/posts/${post.id}`}>{post.title}</Link>
                  <span className={styles.number}>
                    {post.terms
                      .filter((term) => term.state === 'in_force')
                      .map(({ name, until }) =>
                        until ? t('workbench.on_duty.until', { name, day: dates.short(until) }) : name,
                      )
                      .join(t('workbench.on_duty.and'))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryView>
    </Card>
  )
}
