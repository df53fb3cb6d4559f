import type { ReactNode } from 'react'
import { NoticeBoard } from '../../../../app/web/art/notice-board.tsx'
import { ButtonLink } from '../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import { usePerson } from '../../../../app/web/session.ts'
import { useWords } from '../../../../app/web/words.ts'

/** What follows is about somebody of the register: others are told how to become known. */
export function OnlyBound({ children }: { children: ReactNode }) {
  const t = useWords('privacy')
  if (usePerson()) return children
  return (
    <EmptyState
      drawing={<NoticeBoard />}
      title={t('resident.unbound.title')}
      action={
        <ButtonLink kind="main" to="/me/bind">
          {t('resident.unbound.bind')}
        </ButtonLink>
      }
    >
      {t('resident.unbound.help')}
    </EmptyState>
  )
}
