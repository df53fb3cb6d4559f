import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { usePerson } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import { Consent } from '../../components/resident/consent.tsx'
import { Corrections } from '../../components/resident/corrections.tsx'
import { Entry, Home } from '../../components/resident/entry.tsx'
import { profileRead } from '../../components/resident/views.ts'
import { useRead } from '../../queries.ts'

function Profile() {
  const profile = useRead(profileRead)
  return (
    <QueryView query={profile}>
      {(view) => (
        <>
          <Entry profile={view} />
          <Home profile={view} />
          <Corrections profile={view} />
          <Consent key={view.consent.given_at ?? ''} profile={view} />
        </>
      )}
    </QueryView>
  )
}

/** My entry in the register: what is known, from where, how to have it mended, and what it may be used for. */
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
