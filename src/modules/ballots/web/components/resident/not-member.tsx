import { MemberGate } from '../../../../../app/web/kit/member-gate.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** Voting needs to know who it is. */
export function NotMember() {
  const t = useWords('ballots')
  return (
    <MemberGate guest={t('resident.member.guest')} unbound={t('resident.member.unbound')}>
      {t('resident.member.text')}
    </MemberGate>
  )
}
