import { IconLogin2 } from '@tabler/icons-react'
import { NoticeBoard } from '../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { useSession } from '../../../../app/web/session.ts'
import { signInAddress } from '../../../../app/web/sign-in.ts'
import { useWords } from '../../../../app/web/words.ts'

/** Answering and checking in need to know who it is: sign in, or connect the register entry. */
export function NotMember() {
  const t = useWords('deliberation')
  const { account } = useSession()
  return (
    <EmptyState
      drawing={<NoticeBoard />}
      title={t(account ? 'resident.member.unbound' : 'resident.member.guest')}
      action={
        account ? (
          <ButtonLink kind="main" to="/me/bind">
            {t('resident.member.bind')}
          </ButtonLink>
        ) : (
          <ButtonLink kind="main" icon={IconLogin2} href={signInAddress()}>
            {t('resident.member.sign_in')}
          </ButtonLink>
        )
      }
    >
      {t('resident.member.text')}
    </EmptyState>
  )
}
