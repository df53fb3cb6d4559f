import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { ExtendTerm } from '../../components/workbench/extend-term.tsx'
import { usePeriodWords } from '../../components/workbench/period.tsx'
import { ClosePost, EditPost, FillPost, VacatePost } from '../../components/workbench/post-acts.tsx'
import type { PostView, Term } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

type Act = 'fill' | 'edit' | 'close' | { leaves: Term } | { extends: Term } | null

function Terms({ post, onAct }: { post: PostView; onAct: (act: Act) => void }) {
  const t = useWords('bodies')
  const may = useMay()
  const period = usePeriodWords()
  return (
    <Card
      title={t('workbench.posts.holders')}
      aside={
        post.seats_vacant > 0 &&
        !post.closed && <StateTag tone="need">{t('words.vacant_seats', { count: post.seats_vacant })}</StateTag>
      }
    >
      {post.terms.length === 0 && <p>{t('workbench.post.nobody')}</p>}
      <ul className={layout.lines}>
        {post.terms.map((term) => (
          <li key={term.id}>
            <span>
              {may('people.read') ? <Link to={`/people/${term.person_id}`}>{term.name}</Link> : term.name}
              <span className={layout.under}>
                {[t(`words.ways.${term.how}`), period(term), term.state === 'to_come' && t('workbench.post.to_come')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {term.state !== 'ended' && post.can.includes('vacate') && (
              <span>
                <Button
                  kind="plain"
                  aria-label={t('workbench.acts.extend.named', { name: term.name })}
                  onClick={() => onAct({ extends: term })}
                >
                  {t('workbench.acts.extend.open')}
                </Button>
                <Button
                  kind="plain"
                  aria-label={t('workbench.acts.vacate.named', { name: term.name })}
                  onClick={() => onAct({ leaves: term })}
                >
                  {t('workbench.acts.vacate.act')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {post.can.includes('fill') && post.seats_vacant > 0 && (
        <Button kind="main" narrow onClick={() => onAct('fill')}>
          {t('workbench.acts.fill.act')}
        </Button>
      )}
    </Card>
  )
}

function Facts({ post }: { post: PostView }) {
  const t = useWords('bodies')
  return (
    <Card title={t('workbench.post.facts')}>
      <LabelList
        rows={[
          { label: t('words.kind'), value: t(`words.post_kinds.${post.kind}`) },
          {
            label: t('words.area'),
            value: post.area ? (
              <Link to={`/areas/${post.area.id}`}>{post.area.name}</Link>
            ) : (
              !post.body && t('words.whole_community')
            ),
          },
          ...(post.body
            ? [
                {
                  label: t('workbench.post.body'),
                  value: <Link to={`/bodies/${post.body.id}`}>{post.body.name}</Link>,
                },
              ]
            : []),
          { label: t('words.seats'), value: t('workbench.post.seats', { count: post.seats }) },
          { label: t('words.public_phone'), value: post.public_phone && <PhoneLink phone={post.public_phone} /> },
          { label: t('words.hours'), value: post.hours },
          { label: t('words.duties'), value: post.duties },
          {
            label: t('words.public'),
            value: t(post.public ? 'workbench.post.is_public' : 'workbench.post.not_public'),
          },
        ]}
      />
    </Card>
  )
}

/** One post: who holds it until when, what it is for, how it is reached. */
export default function PostPage({ params }: PageProps<'id'>) {
  const t = useWords('bodies')
  const [act, setAct] = useState<Act>(null)
  const query = useRead('GET /api/c/:community/posts/:id', { params: { id: params.id } })
  const post = query.data
  const close = () => setAct(null)
  return (
    <PageFrame
      title={post?.title ?? t('words.post')}
      back="/posts"
      backLabel={t('workbench.posts.title')}
      intro={post?.closed ? t('workbench.post.closed') : undefined}
      actions={
        <>
          {post?.can.includes('close') && (
            <Button onClick={() => setAct('close')}>{t('workbench.acts.close_post.act')}</Button>
          )}
          {post?.can.includes('edit') && (
            <Button icon={IconPencil} onClick={() => setAct('edit')}>
              {t('workbench.acts.edit_post.open')}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(data) => (
          <div className={layout.columns}>
            <Stack>
              <Terms post={data} onAct={setAct} />
            </Stack>
            <Facts post={data} />
          </div>
        )}
      </QueryView>
      {post && act === 'fill' && <FillPost post={post} onClose={close} />}
      {post && act === 'edit' && <EditPost post={post} onClose={close} />}
      {post && act === 'close' && <ClosePost post={post} onClose={close} />}
      {post && act !== null && typeof act === 'object' && 'leaves' in act && (
        <VacatePost post={post} term={act.leaves} onClose={close} />
      )}
      {post && act !== null && typeof act === 'object' && 'extends' in act && (
        <ExtendTerm post={post} term={act.extends} onClose={close} />
      )}
    </PageFrame>
  )
}
