import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { Stack } from '../../../../../app/web/kit/card.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { usePerson, useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { LookCard, type Matter } from '../../components/resident/look-card.tsx'
import { useRead, useWrite } from '../../queries.ts'

const reads = ['GET /api/c/:community/my/neighbour-matters']

function OwnLook({ matter }: { matter: Matter }) {
  const t = useWords('requests')
  const toast = useToast()
  const write = useWrite('POST /api/c/:community/my/neighbour-matters/:id/word', {
    refresh: reads,
    onSuccess: () => toast(t('resident.neighbours.thanks')),
  })
  return (
    <LookCard
      matter={matter}
      busy={write.isPending}
      onSay={(body, fail) => write.mutate({ params: { id: matter.id }, body }, { onError: fail })}
    />
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
            <OwnLook key={matter.id} matter={matter} />
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
