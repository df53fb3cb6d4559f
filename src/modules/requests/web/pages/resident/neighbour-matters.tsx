import { useState } from 'react'
import type { z } from 'zod'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button, ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Card, Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { ErrorSummary } from '../../../../../app/web/kit/error-summary.tsx'
import { useFormErrors } from '../../../../../app/web/kit/form-errors.ts'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { TextAreaField } from '../../../../../app/web/kit/text-field.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson, useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { neighbourMatter } from '../../../contract.ts'
import { useRead, useWrite } from '../../queries.ts'

type Matter = z.output<typeof neighbourMatter>

const reads = ['GET /api/c/:community/my/neighbour-matters']

function MatterCard({ matter }: { matter: Matter }) {
  const t = useWords('requests')
  const dates = useDates()
  const toast = useToast()
  const form = useFormErrors(t, 'resident.neighbours.errors')
  const [denying, setDenying] = useState(false)
  const [comment, setComment] = useState('')
  const write = useWrite('POST /api/c/:community/my/neighbour-matters/:id/word', {
    refresh: reads,
    onSuccess: () => toast(t('resident.neighbours.thanks')),
  })
  const say = (done: boolean) => {
    const missing = !done && [...comment.trim()].length < 4 ? [{ path: 'comment', code: 'required' }] : []
    if (!form.setFields(missing)) return
    write.mutate({ params: { id: matter.id }, body: { done, comment: comment.trim() } }, { onError: form.fail })
  }
  return (
    <Card title={[matter.item_name, matter.place].filter(Boolean).join(' · ')}>
      <Stack>
        <ErrorSummary form={form} />
        <p>{matter.result}</p>
        <p>
          {t('resident.neighbours.count', { count: matter.confirmed, needed: matter.needed })}
          {t('resident.neighbours.until', { day: dates.day(matter.until) })}
        </p>
        {matter.mine && <p>{t('resident.neighbours.said')}</p>}
        {!matter.mine && !denying && (
          <>
            <Button kind="main" wide busy={write.isPending} onClick={() => say(true)}>
              {t('resident.neighbours.done')}
            </Button>
            <Button wide onClick={() => setDenying(true)}>
              {t('resident.neighbours.not_done')}
            </Button>
          </>
        )}
        {denying && (
          <>
            <TextAreaField
              name="comment"
              label={t('resident.neighbours.why')}
              hint={t('resident.neighbours.why_hint')}
              rows={3}
              max={300}
              value={comment}
              onChange={setComment}
              error={form.errors['comment']}
            />
            <Button kind="main" wide busy={write.isPending} onClick={() => say(false)}>
              {t('resident.neighbours.send_back')}
            </Button>
            <Button wide onClick={() => setDenying(false)}>
              {t('resident.neighbours.keep')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  )
}

function Matters() {
  const t = useWords('requests')
  const list = useRead('GET /api/c/:community/my/neighbour-matters')
  return (
    <QueryView
      query={list}
      empty={(data) =>
        data.items.length === 0 ? (
          <EmptyState drawing={<BenchUnderTree />} title={t('resident.neighbours.none')}>
            {t('resident.neighbours.none_help')}
          </EmptyState>
        ) : null
      }
    >
      {({ items }) => (
        <Stack>
          {items.map((matter) => (
            <MatterCard key={matter.id} matter={matter} />
          ))}
        </Stack>
      )}
    </QueryView>
  )
}

/** Only who lives near by is asked: sign in, or connect the register entry. */
function NotMember() {
  const t = useWords('requests')
  const { account } = useSession()
  return (
    <EmptyState
      drawing={<BenchUnderTree />}
      title={t(account ? 'resident.neighbours.unbound' : 'resident.neighbours.guest')}
      action={
        account ? (
          <ButtonLink kind="main" to="/me/bind">
            {t('resident.neighbours.bind')}
          </ButtonLink>
        ) : (
          <ButtonLink kind="main" href={signInAddress()}>
            {t('resident.neighbours.sign_in')}
          </ButtonLink>
        )
      }
    >
      {t('resident.neighbours.none_help')}
    </EmptyState>
  )
}

/** Public matters nearby that are said to be done: a neighbour looks and says whether they are. */
export default function NeighbourMattersPage() {
  const t = useWords('requests')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.neighbours.title')} intro={t('resident.neighbours.intro')}>
      {person ? <Matters /> : <NotMember />}
    </PageFrame>
  )
}
