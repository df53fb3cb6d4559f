import { GateClosed } from '../../../../app/web/art/gate-closed.tsx'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { useSession } from '../../../../app/web/session.ts'
import { signInAddress } from '../../../../app/web/sign-in.ts'
import { useWords } from '../../../../app/web/words.ts'

/** Without an account: by the code of the letter; or sign in. */
export function NotMember() {
  const t = useWords('questionnaires')
  const { account } = useSession()
  return (
    <EmptyState
      drawing={<GateClosed />}
      title={t('resident.guest.title')}
      action={
        <>
          <ButtonLink kind="main" to="/q">
            {t('resident.guest.by_code')}
          </ButtonLink>
          {account ? (
            <ButtonLink to="/me/bind">{t('resident.guest.bind')}</ButtonLink>
          ) : (
            <ButtonLink href={signInAddress()}>{t('resident.guest.sign_in')}</ButtonLink>
          )}
        </>
      }
    >
      {t('resident.guest.help')}
    </EmptyState>
  )
}
