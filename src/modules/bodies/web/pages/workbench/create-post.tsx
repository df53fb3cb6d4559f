import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { useGo, useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { postKinds } from '../../../../../shared/actor.ts'
import { appointedPosts } from '../../../contract/kinds.ts'
import styles from '../../components/workbench/body.module.css'
import { KindField } from '../../components/workbench/body-fields.tsx'
import { type Named, PickArea, PickBody } from '../../components/workbench/pick.tsx'
import { emptyPost, PostFields, postBody } from '../../components/workbench/post-fields.tsx'
import { refresh } from '../../components/workbench/refresh.ts'
import type { PostKind } from '../../components/workbench/views.ts'
import { useRead, useWrite } from '../../queries.ts'

function Form({ body: first }: { body: Named | null }) {
  const t = useWords('bodies')
  const may = useMay()
  const go = useGo()
  const toast = useToast()
  const errors = useFormErrors(t, 'workbench.acts.create_post.errors')
  const [kind, setKind] = useState<PostKind | ''>('')
  const [area, setArea] = useState<Named | null>(null)
  const [body, setBody] = useState(first)
  const [draft, setDraft] = useState(emptyPost)
  const write = useWrite('POST /api/c/:community/posts', {
    refresh,
    onSuccess: (post) => {
      toast(t('workbench.acts.create_post.done'))
      go(`/posts/${post.id}`, { replace: true })
    },
  })
  // Posts that carry rights over other people's data are set up by who leads; offering them to others would only disappoint.
  const kinds = postKinds.filter((one) => may('bodies.appoint') || !appointedPosts.includes(one))
  const send = () => {
    if (!kind) return errors.setFields([{ path: 'kind', code: 'required' }])
    const place = { area_id: area?.id ?? null, body_id: body?.id ?? null }
    return write.mutate({ body: { kind, ...place, ...postBody(draft) } }, { onError: errors.fail })
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <ErrorSummary form={errors} />
        <Card>
          <Stack>
            <KindField
              name="kind"
              group="post_kinds"
              kinds={kinds}
              value={kind}
              onChange={(chosen) => {
                setKind(chosen)
                if (draft.title.trim() === '') setDraft({ ...draft, title: t(`words.post_kinds.${chosen}`) })
              }}
              error={errors.errors.kind}
            />
            <PickArea
              name="area_id"
              label={t('words.area')}
              hint={t('workbench.post.area_hint')}
              optional
              value={area}
              onChange={setArea}
              error={errors.errors['area_id']}
            />
            <PickBody
              name="body_id"
              label={t('workbench.post.body')}
              hint={t('workbench.post.body_hint')}
              optional
              value={body}
              onChange={setBody}
              error={errors.errors['body_id']}
            />
            <PostFields value={draft} onChange={setDraft} errors={errors.errors} />
          </Stack>
        </Card>
        <div>
          <Button kind="main" busy={write.isPending} onClick={send}>
            {t('workbench.acts.create_post.act')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** Sets up a post over an area, for a body, or both; from a body's page the body is known. */
export default function CreatePostPage() {
  const t = useWords('bodies')
  const [search] = useSearch()
  const body = useRead(
    'GET /api/c/:community/bodies/:id',
    { params: { id: search.body_id ?? '' } },
    { enabled: Boolean(search.body_id) },
  )
  const known = body.data ? { id: body.data.id, name: body.data.name } : null
  return (
    <PageFrame title={t('workbench.acts.create_post.title')} back="/posts" backLabel={t('workbench.posts.title')}>
      <Form key={known?.id ?? ''} body={known} />
    </PageFrame>
  )
}
