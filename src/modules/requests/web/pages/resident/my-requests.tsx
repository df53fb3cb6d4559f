import { IconMessagePlus } from '@tabler/icons-react'
import { BenchUnderTree } from '../../../../../app/web/art/bench-under-tree.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSearch } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { Pager } from '../../../../../app/web/kit/pager.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { RadioCards } from '../../../../../app/web/kit/radio-cards.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { MatterList } from '../../components/resident/matter-card.tsx'
import { NotMember } from '../../components/resident/not-member.tsx'
import { useReadPages } from '../../queries.ts'

const perPage = 20

function Mine() {
  const t = useWords('requests')
  const [search, setSearch] = useSearch()
  const shown = search['show'] === 'all' ? 'all' : 'open'
  const list = useReadPages('GET /api/c/:community/my/requests', {
    query: { open: shown === 'all' ? 'all' : 'yes', limit: perPage },
  })
  const empty =
    shown === 'open' ? (
      <EmptyState
        drawing={<BenchUnderTree />}
        title={t('resident.mine.none_open')}
        action={
          <ButtonLink to="/file" kind="main" icon={IconMessagePlus}>
            {t('resident.nav.file')}
          </ButtonLink>
        }
      >
        {t('resident.mine.none_open_help')}
      </EmptyState>
    ) : (
      <EmptyState
        drawing={<BenchUnderTree />}
        title={t('resident.mine.none')}
        action={
          <ButtonLink to="/file" kind="main" icon={IconMessagePlus}>
            {t('resident.nav.file')}
          </ButtonLink>
        }
      >
        {t('resident.mine.none_help')}
      </EmptyState>
    )
  return (
    <>
      <RadioCards
        name="show"
        label={t('resident.mine.show')}
        value={shown}
        onChange={(value) => setSearch({ show: value === 'all' ? 'all' : undefined })}
        options={[
          { value: 'open', label: t('resident.mine.open') },
          { value: 'all', label: t('resident.mine.all') },
        ]}
        pairs
      />
      <QueryView query={list} empty={(page) => (page.items.length === 0 && list.page === 1 ? empty : null)}>
        {(page) => <MatterList matters={page.items} />}
      </QueryView>
      <Pager pages={list} />
    </>
  )
}

/** Everything I have said, or was said for me, and how it stands. */
export default function MyRequests() {
  const t = useWords('requests')
  const person = usePerson()
  return <PageFrame title={t('resident.mine.title')}>{person ? <Mine /> : <NotMember />}</PageFrame>
}
