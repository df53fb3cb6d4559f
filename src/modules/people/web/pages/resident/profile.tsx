import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { Entry, Home } from '../../components/resident/entry.tsx'
import { profileRead } from '../../components/resident/views.ts'
import { useRead } from '../../queries.ts'

function Profile() {
  const t = useWords('people')
  const profile = useRead(profileRead)
  return (
    <QueryView query={profile}>
      {(view) => (
        <>
          <Entry profile={view} />
          <Home profile={view} />
          <p>
            <Link to="/me/rights">{t('resident.profile.wrong')}</Link>
          </p>
        </>
      )}
    </QueryView>
  )
}

/** My entry in the register: what is known, from where, and the way to have it mended. */
export default function ProfilePage() {
  const t = useWords('people')
  const person = usePerson()
  return (
    <PageFrame title={t('resident.profile.title')} back="/me" intro={t('resident.profile.intro')}>
      {person ? (
        <Profile />
      ) : (
        <EmptyState
          drawing={<NoticeBoard />}
          title={t('resident.profile.unbound')}
          action={
            <ButtonLink kind="main" to="/me/bind">
              {t('resident.profile.bind')}
            </ButtonLink>
          }
        >
          {t('resident.profile.unbound_help')}
        </EmptyState>
      )}
    </PageFrame>
  )
}
