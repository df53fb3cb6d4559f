import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'

/** On a person's page: the posts they hold. Nothing where they hold none. */
export default function PersonPosts({ id }: { id: string }) {
  const t = useWords('bodies')
  const posts = useRead('GET /api/c/:community/posts', { query: { person_id: id } })
  if (posts.data?.items.length === 0) return null
  return (
    <Card title={t('workbench.person.posts')}>
      <QueryView query={posts} part>
        {(data) => (
          <ul className={layout.lines}>
            {data.items.map((post) => (
              <li key={post.id}>
                <span>
                  <Link to={`/posts/${post.id}`}>{post.title}</Link>
                  <span className={layout.under}>{[post.body?.name, post.area?.name].filter(Boolean).join(' · ')}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Card>
  )
}
