import { IconLogin2, IconZoomCheck } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../../app/web/kit/empty-state.tsx'
import { useSession } from '../../../../../app/web/session.ts'
import { signInAddress } from '../../../../../app/web/sign-in.ts'
import { useWords } from '../../../../../app/web/words.ts'

/** Own matters need to know whose they are: sign in, connect the register entry, or use number and code. */
export function NotMember() {
  const t = useWords('requests')
  const { account } = useSession()
  const group = account ? 'resident.unbound' : 'resident.guest'
  return (
    <EmptyState
      drawing={<NoticeBoard />}
      title={t(`${group}.title`)}
      action={
        <>
          {account ? (
            <ButtonLink kind="main" to="/me/bind">
              {t('resident.unbound.bind')}
            </ButtonLink>
          ) : (
            <ButtonLink kind="main" icon={IconLogin2} href={signInAddress()}>
              {t('resident.guest.sign_in')}
            </ButtonLink>
          )}
          <ButtonLink to="/follow" icon={IconZoomCheck}>
            {t('resident.guest.follow')}
          </ButtonLink>
        </>
      }
    >
      {t(`${group}.text`)}
    </EmptyState>
  )
}
