import { MemberGate } from '../../../../../app/web/kit/member-gate.tsx'
import { useWords } from '../../../../../app/web/words.ts'

/** Voting and proposing need to know who it is. */
export function NotMember({ proposes }: { proposes?: boolean }) {
  const t = useWords('ballots')
  return (
    <MemberGate guest={t('resident.member.guest')} unbound={t('resident.member.unbound')}>
      {t(proposes ? 'resident.calls.member' : 'resident.member.text')}
    </MemberGate>
  )
}
