import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './body.module.css'
import { usePeriodWords } from './period.tsx'
import type { PublicBody, PublicPost, Side } from './views.ts'

function Members({ body }: { body: PublicBody }) {
  const t = useWords('bodies')
  const period = usePeriodWords()
  return (
    <ul className={layout.lines}>
      {body.members.map((member) => (
        <li key={`${member.name} ${member.office} ${member.from}`}>
          <span>
            {member.name} · {member.title ?? t(`words.offices.${member.office}`)}
            <span className={layout.under}>{[member.unit, period(member)].filter(Boolean).join(' · ')}</span>
          </span>
          {member.phone && <PhoneLink phone={member.phone} />}
        </li>
      ))}
      {body.members_unnamed > 0 && (
        <li className={styles.quiet}>{t('workbench.compound.unnamed', { count: body.members_unnamed })}</li>
      )}
    </ul>
  )
}

function Posts({ posts }: { posts: PublicPost[] }) {
  const t = useWords('bodies')
  return (
    <ul className={layout.lines}>
      {posts.map((post) => (
        <li key={post.id}>
          <span>
            <Link to={`/posts/${post.id}`}>{post.title}</Link>
            <span className={layout.under}>{post.holders.map((holder) => holder.name).join(t('words.comma'))}</span>
          </span>
          {post.seats_vacant > 0 && <StateTag tone="need">{t('words.vacant')}</StateTag>}
          {post.phone && <PhoneLink phone={post.phone} />}
        </li>
      ))}
    </ul>
  )
}

/** A body in short: how to reach it, since when it serves here, who sits in it, what it answers for. */
export function BodyInShort({ body }: { body: PublicBody }) {
  const t = useWords('bodies')
  const period = usePeriodWords()
  return (
    <div className={styles.body}>
      <h3>
        <Link to={`/bodies/${body.id}`}>{body.name}</Link>
      </h3>
      {(body.phone || body.serves || body.hours) && (
        <p className={styles.figures}>
          {body.phone && <PhoneLink phone={body.phone} />}
          {body.hours && <span>{body.hours}</span>}
          {body.serves && <span>{t('workbench.compound.serves', { period: period(body.serves) })}</span>}
        </p>
      )}
      {body.duties && <p className={styles.quiet}>{body.duties}</p>}
      {(body.members.length > 0 || body.members_unnamed > 0) && <Members body={body} />}
      {body.posts.length > 0 && <Posts posts={body.posts} />}
    </div>
  )
}

/** How many posts of a long side are shown at once; the rest stands in the list of posts. */
const postsShown = 12

/** One of the five sides: who holds office, or that nobody does and what to do about it. */
export function SideCard({ side, compound }: { side: Side; compound: string }) {
  const t = useWords('bodies')
  const may = useMay()
  const missing = side.vacant && side.expected
  return (
    <Card title={t(`words.sides.${side.side}`)} aside={missing && <StateTag tone="need">{t('words.vacant')}</StateTag>}>
      {side.vacant && side.bodies.length === 0 && (
        <p className={styles.quiet}>
          {t(side.expected ? 'workbench.compound.expected' : 'workbench.compound.not_expected')}
        </p>
      )}
      {side.bodies.map((body) => (
        <BodyInShort key={body.id} body={body} />
      ))}
      {side.posts.length > 0 && <Posts posts={side.posts.slice(0, postsShown)} />}
      {side.posts.length > postsShown && (
        <Link to={`/posts?area_id=${compound}`}>{t('workbench.compound.all_posts', { count: side.posts.length })}</Link>
      )}
      {missing && side.side !== 'residents' && may('bodies.edit') && (
        <ButtonLink to={`/bodies/new?kind=${side.side}&area=${compound}`}>
          {t('workbench.compound.found', { side: t(`words.sides.${side.side}`) })}
        </ButtonLink>
      )}
    </Card>
  )
}
