import layout from '../../../../../app/web/kit/layout.module.css'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { PostView } from './views.ts'

/** Who holds a post now, and how many seats are free: in words, with a mark. */
export function Holders({ post }: { post: PostView }) {
  const t = useWords('bodies')
  const names = post.terms.filter((term) => term.state === 'in_force').map((term) => term.name)
  const coming = post.terms.filter((term) => term.state === 'to_come').map((term) => term.name)
  return (
    <>
      {names.join(t('words.comma'))}{' '}
      {post.seats_vacant > 0 && !post.closed && (
        <StateTag tone="need">
          {post.seats === 1 ? t('words.vacant') : t('words.vacant_seats', { count: post.seats_vacant })}
        </StateTag>
      )}
      {coming.length > 0 && (
        <span className={layout.under}>{t('workbench.posts.coming', { names: coming.join(t('words.comma')) })}</span>
      )}
    </>
  )
}
