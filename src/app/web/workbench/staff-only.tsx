import type { ReactNode } from 'react'
import { GateClosed } from '../art/gate-closed.tsx'
import { community } from '../boot.ts'
import { ButtonLink } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { useNavigation } from '../kit/navigation.tsx'
import { PageFrame } from '../kit/page-frame.tsx'
import { useSession } from '../session.ts'
import { useKitWords } from '../words.ts'

/** Open to everybody who can sign in. */
const accountPage = '/account'

/** Whoever holds no post here is told so, and led to the pages of residents and to where an invitation is accepted. */
export function StaffOnly({ children }: { children: ReactNode }) {
  const t = useKitWords()
  const { path } = useNavigation()
  const { account, administrator, permissions, posts } = useSession()
  const works = administrator || permissions.length > 0 || posts.length > 0
  if (account === null || works || path === accountPage) return children
  const resident = `/c/${community().key}`
  return (
    <PageFrame title={t('no_post.title')}>
      <EmptyState
        drawing={<GateClosed />}
        title={t('no_post.text')}
        action={
          <>
            <ButtonLink kind="main" href={`${resident}/`} narrow>
              {t('no_post.resident')}
            </ButtonLink>
            <ButtonLink href={`${resident}/join`}>{t('no_post.join')}</ButtonLink>
          </>
        }
      >
        {t('no_post.help')}
      </EmptyState>
    </PageFrame>
  )
}
