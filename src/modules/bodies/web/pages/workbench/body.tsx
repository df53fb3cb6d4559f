import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/workbench/body.module.css'
import { DissolveBody, EditBody } from '../../components/workbench/body-acts.tsx'
import { BodyFacts } from '../../components/workbench/body-facts.tsx'
import { Members } from '../../components/workbench/members.tsx'
import { PostRows } from '../../components/workbench/post-rows.tsx'
import { Services } from '../../components/workbench/services.tsx'
import type { BodyView } from '../../components/workbench/views.ts'
import { useRead } from '../../queries.ts'

function Posts({ body }: { body: BodyView }) {
  const t = useWords('bodies')
  return (
    <Card
      title={t('workbench.body.posts')}
      flush
      aside={
        body.can.includes('create_post') && (
          <ButtonLink kind="plain" to={`/posts/new?body_id=${body.id}`}>
            {t('workbench.acts.create_post.open')}
          </ButtonLink>
        )
      }
    >
      {body.posts.length === 0 ? (
        <p className={styles.inset}>{t('workbench.body.no_posts')}</p>
      ) : (
        <PostRows rows={body.posts} caption={t('workbench.body.posts')} />
      )}
    </Card>
  )
}

/** One body: members with terms, whom it serves, its posts, its powers and duties. */
export default function BodyPage({ params }: PageProps<'id'>) {
  const t = useWords('bodies')
  const [act, setAct] = useState<'edit' | 'dissolve' | null>(null)
  const query = useRead('GET /api/c/:community/bodies/:id', { params: { id: params.id } })
  const body = query.data
  return (
    <PageFrame
      title={body?.name ?? t('workbench.body.title')}
      back="/bodies"
      backLabel={t('workbench.bodies.title')}
      intro={body?.dissolved ? t('workbench.body.dissolved') : undefined}
      actions={
        <>
          {body?.can.includes('dissolve') && (
            <Button onClick={() => setAct('dissolve')}>{t('workbench.acts.dissolve.act')}</Button>
          )}
          {body?.can.includes('edit') && (
            <Button icon={IconPencil} onClick={() => setAct('edit')}>
              {t('workbench.acts.edit_body.open')}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={query}>
        {(data) => (
          <div className={layout.columns}>
            <Stack>
              <Members body={data} />
              <Posts body={data} />
            </Stack>
            <Stack>
              <BodyFacts body={data} />
              <Services body={data} />
            </Stack>
          </div>
        )}
      </QueryView>
      {body && act === 'edit' && <EditBody body={body} onClose={() => setAct(null)} />}
      {body && act === 'dissolve' && <DissolveBody body={body} onClose={() => setAct(null)} />}
    </PageFrame>
  )
}
