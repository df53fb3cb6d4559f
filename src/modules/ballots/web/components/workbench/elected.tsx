import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { FormDialog } from '../../../../../app/web/kit/form-dialog.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { SelectField, TextField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useRead } from '../../queries.ts'
import styles from '../ballots.module.css'
import type { Detail } from '../views.ts'
import { bodies } from './peers.ts'
import { type Post, RenewDialog, termOf } from './renew.tsx'

type Winner = { person_id: string; name: string }

const postsMost = 100

/** People a final ballot chose, in the order of the result. */
function electedOf({ kind, phase, result, options }: Detail): Winner[] {
  // Whoever people are satisfied with isn't elected to anything.
  if (kind === 'satisfaction' || (phase !== 'final' && phase !== 'published')) return []
  return (result?.winners ?? []).flatMap((code) => {
    const option = options.find((one) => one.code === code)
    return option?.candidate_person_id ? [{ person_id: option.candidate_person_id, name: option.title }] : []
  })
}

/** On the page of a ballot, for who fills posts: whoever was chosen is given theirs. Nothing where no person was. */
export default function Elected({ id }: { id: string }) {
  const t = useWords('ballots')
  const { data } = useRead('GET /api/c/:community/ballots/:id', { params: { id } })
  const [asked, setAsked] = useState<Winner>()
  const winners = data ? electedOf(data) : []
  if (!data || winners.length === 0) return null
  return (
    <Card title={t('workbench.elected.title')}>
      <Stack>
        {winners.map((one) => (
          <One key={one.person_id} winner={one} onAsk={() => setAsked(one)} />
        ))}
      </Stack>
      {asked && <FillDialog ballot={data} winner={asked} onClose={() => setAsked(undefined)} />}
    </Card>
  )
}

function One({ winner, onAsk }: { winner: Winner; onAsk: () => void }) {
  const t = useWords('ballots')
  const held = bodies.useRead('GET /api/c/:community/posts', { query: { person_id: winner.person_id } })
  const [renewed, setRenewed] = useState<Post>()
  const posts = held.data?.items ?? []
  return (
    <div className={styles.facts}>
      <strong>{winner.name}</strong>
      {posts.length > 0 && <span>{t('workbench.elected.holds')}</span>}
      {posts.map((post) => (
        <span key={post.id} className={styles.acts}>
          <Link to={`/posts/${post.id}`}>{post.title}</Link>
          {post.can.includes('fill') && termOf(post, winner.person_id) && (
            <Button narrow onClick={() => setRenewed(post)}>
              {t('workbench.elected.renew')}
            </Button>
          )}
        </span>
      ))}
      {renewed && <RenewDialog post={renewed} winner={winner} onClose={() => setRenewed(undefined)} />}
      <Button kind={posts.length === 0 && held.data ? 'main' : 'quiet'} narrow onClick={onAsk}>
        {t('workbench.elected.act')}
      </Button>
    </div>
  )
}

function FillDialog({ ballot, winner, onClose }: { ballot: Detail; winner: Winner; onClose: () => void }) {
  const t = useWords('ballots')
  const toast = useToast()
  const errors = useFormErrors(t, 'words.errors')
  const [postId, setPostId] = useState('')
  const [days, setDays] = useState({ from: '', until: '' })
  const place = ballot.area_id ? { area_id: ballot.area_id } : {}
  const vacant = bodies.useRead('GET /api/c/:community/posts', {
    query: { vacant: 'true', limit: postsMost, ...place },
  })
  const posts = (vacant.data?.items ?? []).filter(
    (post) => post.can.includes('fill') && !termOf(post, winner.person_id),
  )
  const write = bodies.useWrite('POST /api/c/:community/posts/:id/fill', {
    refresh: ['GET /api/c/:community/posts', 'GET /api/c/:community/posts/:id'],
    onSuccess: () => {
      toast(t('workbench.elected.done', { name: winner.name }))
      onClose()
    },
  })
  const act = () => {
    if (!errors.setFields(postId === '' ? [{ path: 'post_id', code: 'required' }] : [])) return
    const period = { ...(days.from ? { from: days.from } : {}), ...(days.until ? { until: days.until } : {}) }
    const body = { person_id: winner.person_id, how: 'elected', ...period } as const
    write.mutate({ params: { id: postId }, body }, { onError: errors.fail })
  }
  const day = (name: 'from' | 'until') => ({
    ...({ name, type: 'date', short: true, optional: true, value: days[name], error: errors.errors[name] } as const),
    ...{ label: t(`workbench.elected.${name}`), hint: t(`workbench.elected.${name}_hint`) },
    onChange: (value: string) => setDays((now) => ({ ...now, [name]: value })),
  })
  return (
    <FormDialog
      title={t('workbench.elected.act')}
      act={t('workbench.elected.act')}
      help={t('workbench.elected.help', { name: winner.name })}
      form={errors}
      busy={write.isPending}
      onAct={act}
      onClose={onClose}
    >
      <SelectField
        name="post_id"
        label={t('workbench.elected.post')}
        value={postId}
        onChange={setPostId}
        options={posts.map((post) => ({
          value: post.id,
          label: [post.area?.name, post.title].filter(Boolean).join(' · '),
        }))}
        error={errors.errors['post_id']}
      />
      {vacant.data && posts.length === 0 && (
        <p>
          {t('workbench.elected.none')} <Link to="/posts/new">{t('workbench.elected.new_post')}</Link>
        </p>
      )}
      <TextField {...day('from')} />
      <TextField {...day('until')} />
    </FormDialog>
  )
}
