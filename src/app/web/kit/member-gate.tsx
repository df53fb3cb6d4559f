import { IconLogin2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { NoticeBoard } from '../art/notice-board.tsx'
import { useSession } from '../session.ts'
import { signInAddress } from '../sign-in.ts'
import { useKitWords } from '../words.ts'
import { ButtonLink } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

interface MemberGateProps {
  /** For who isn't signed in. */
  guest: string
  /** For an account without an entry of the register. */
  unbound: string
  /** What signing in is needed for. */
  children: ReactNode
}

/** Stands where one has to be known: sign in, or connect the register entry. */
export function MemberGate({ guest, unbound, children }: MemberGateProps) {
  const t = useKitWords()
  const { account } = useSession()
  return (
    <EmptyState
      drawing={<NoticeBoard />}
      title={account ? unbound : guest}
      action={
        account ? (
          <ButtonLink kind="main" to="/me/bind">
            {t('bind')}
          </ButtonLink>
        ) : (
          <ButtonLink kind="main" icon={IconLogin2} href={signInAddress()}>
            {t('sign_in')}
          </ButtonLink>
        )
      }
    >
      {children}
    </EmptyState>
  )
}
