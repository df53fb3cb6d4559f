import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from './desk.module.css'

/** Of more the whole list tells. */
const shown = 8

/** Posts nobody holds, since when, and what waits because of it. */
export default function Vacancies() {
  const t = useWords('requests')
  const dates = useDates()
  const list = useRead('GET /api/c/:community/vacancies')
  return (
    <Card title={t('workbench.vacancies.title')}>
      <QueryView query={list} part>
        {({ items, more }) => (
          <>
            {items.length === 0 && <p className={styles.none}>{t('workbench.vacancies.none')}</p>}
            <ul className={styles.plain}>
              {items.slice(0, shown).map((post) => (
                <li key={post.post_id}>
                  <span>
                    <Link to={`/posts/${post.post_id}`}>{post.title}</Link>
                    {post.place && <span className={styles.place}>{post.place}</span>}
                  </span>
                  <span className={styles.number}>
                    {post.vacant_since && t('workbench.vacancies.since', { day: dates.short(post.vacant_since) })}
                    {post.waiting > 0 && (
                      <em>
                        <Link to={`/requests?vacancy=yes${post.area_id ? `&area=${post.area_id}` : ''}`}>
                          {t('workbench.vacancies.waiting', { count: post.waiting })}
                        </Link>
                      </em>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {(more || items.length > shown) && <Link to="/posts?vacant=true">{t('workbench.vacancies.more')}</Link>}
          </>
        )}
      </QueryView>
    </Card>
  )
}
