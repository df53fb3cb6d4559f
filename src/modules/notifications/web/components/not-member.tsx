import { MemberGate } from '../../../../app/web/kit/member-gate.tsx'
import { useWords } from '../../../../app/web/words.ts'

/** Messages are one person's own. */
export function NotMember() {
  const t = useWords('notifications')
  return (
    <MemberGate guest={t('resident.guest')} unbound={t('resident.unbound')}>
      {t('resident.member_text')}
    </MemberGate>
  )
}
