import { GateClosed } from '../../../../../app/web/art/gate-closed.tsx'
import { community } from '../../../../../app/web/boot.ts'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { useSession } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'

/** For who opened the workbench without a post here: what it is for, and where to go instead. */
export function NoPost() {
  const t = useWords('requests')
  const { account } = useSession()
  const signIn = `/login?return=${encodeURIComponent(`/w/${community().key}/`)}`
  return (
    <PageFrame title={t('workbench.no_post.title')}>
      <EmptyState
        drawing={<GateClosed />}
        title={t(account ? 'workbench.no_post.signed_in' : 'workbench.no_post.guest')}
        action={
          <>
            {!account && (
              <ButtonLink kind="main" narrow href={signIn}>
                {t('workbench.no_post.sign_in')}
              </ButtonLink>
            )}
            <ButtonLink href={`/c/${community().key}/`}>{t('workbench.no_post.resident')}</ButtonLink>
          </>
        }
      >
        {t('workbench.no_post.help', { phone: community().phone })}
      </EmptyState>
    </PageFrame>
  )
}
