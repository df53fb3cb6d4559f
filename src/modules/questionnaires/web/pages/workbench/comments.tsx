import { useState } from 'react'
import { TeaTable } from '../../../../../app/web/art/tea-table.tsx'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/questionnaire.module.css'
import type { Comment } from '../../components/views.ts'
import { useRead, useReadPages, useWrite } from '../../queries.ts'

const perPage = 20
const none = 'untagged'

/** What people wrote, given words one by one, so that it can be counted. */
export default function CommentsPage({ params }: PageProps<'id'>) {
  const t = useWords('questionnaires')
  const [search, setSearch] = useSearch()
  const tag = search['tag'] ?? ''
  const view = useRead('GET /api/c/:community/questionnaires/:id', { params: { id: params.id } })
  const list = useReadPages('GET /api/c/:community/questionnaires/:id/comments', {
    params: { id: params.id },
    query: { limit: perPage, ...(tag === none ? { untagged: 'yes' as const } : tag ? { tag } : {}) },
  })
  const labels = new Map(view.data?.questions.map((one) => [one.id, one.label]))
  return (
    <PageFrame
      title={t('workbench.one.comments')}
      intro={t('workbench.comments.intro')}
      back={`/questionnaires/${params.id}`}
    >
      <QueryView query={list}>
        {(page) =>
          page.withheld ? (
            <EmptyState drawing={<TeaTable />} title={t(`words.withheld.${page.withheld}`)}>
              {t(`workbench.results.withheld_help.${page.withheld}`)}
            </EmptyState>
          ) : (
            <Stack>
              <SelectField
                name="tag"
                label={t('words.tags')}
                any
                short
                value={tag}
                onChange={(value) => setSearch({ tag: value })}
                options={[
                  { value: none, label: t('workbench.comments.untagged') },
                  ...page.tags.map((one) => ({ value: one, label: one })),
                ]}
              />
              {page.items.length === 0 && (
                <EmptyState title={t('workbench.comments.none')}>{t('workbench.comments.none_help')}</EmptyState>
              )}
              <ul className={styles['list']}>
                {page.items.map((comment) => (
                  <li key={`${comment.sheet_id} ${comment.question_id}`}>
                    <OneComment
                      id={params.id}
                      comment={comment}
                      label={labels.get(comment.question_id) ?? ''}
                      known={page.tags}
                    />
                  </li>
                ))}
              </ul>
              <Pager pages={list} />
            </Stack>
          )
        }
      </QueryView>
    </PageFrame>
  )
}

interface OneCommentProps {
  id: string
  comment: Comment
  label: string
  known: readonly string[]
}

const knownShown = 6
const tagMost = 20

function OneComment({ id, comment, label, known }: OneCommentProps) {
  const t = useWords('questionnaires')
  const [typed, setTyped] = useState('')
  const [tags, setTags] = useState(comment.tags)
  const write = useWrite('PUT /api/c/:community/questionnaires/:id/comments/:sheet', {
    refresh: ['GET /api/c/:community/questionnaires/:id/results'],
    onSuccess: (saved) => setTags(saved.tags),
  })
  const save = (next: string[]) => {
    setTyped('')
    const params = { id, sheet: comment.sheet_id }
    write.mutate({ params, body: { question: comment.question_id, tags: next } })
  }
  const offered = known.filter((tag) => !tags.includes(tag)).slice(0, knownShown)
  return (
    <Card>
      <p className={styles['quiet']}>{label}</p>
      <p className={layout['text']}>{comment.text}</p>
      {write.error && <ErrorState problem={write.error} part />}
      <div className={styles['tags']}>
        {tags.map((tag) => (
          <span key={tag}>
            <strong>{tag}</strong>
            <Button
              kind="plain"
              aria-label={t('workbench.comments.drop_of', { tag })}
              onClick={() => save(tags.filter((one) => one !== tag))}
            >
              {t('workbench.comments.drop')}
            </Button>
          </span>
        ))}
        {offered.map((tag) => (
          <Button key={tag} kind="plain" onClick={() => save([...tags, tag])}>
            {t('workbench.comments.add', { tag })}
          </Button>
        ))}
      </div>
      <form
        className={layout['pair']}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) save([...tags, typed.trim()])
        }}
      >
        <TextField
          name={`tag.${comment.sheet_id}.${comment.question_id}`}
          label={t('workbench.comments.tag')}
          short
          maxLength={tagMost}
          value={typed}
          onChange={setTyped}
        />
      </form>
    </Card>
  )
}
