import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './body.module.css'
import { AddMember, EndMember } from './member-acts.tsx'
import { usePeriodWords } from './period.tsx'
import type { BodyView, Member } from './views.ts'

function Who({ member }: { member: Member }) {
  const t = useWords('bodies')
  const may = useMay()
  const period = usePeriodWords()
  const name =
    member.person_id && may('people.read') ? <Link to={`/people/${member.person_id}`}>{member.name}</Link> : member.name
  return (
    <span>
      {name} · {member.title ?? t(`words.offices.${member.office}`)}
      <span className={layout.under}>
        {[
          member.unit,
          period(member),
          member.public ? t('workbench.member.shown') : t('workbench.member.not_shown'),
          member.public_phone,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}

/** The members of a body with their terms; those who left stand last. */
export function Members({ body }: { body: BodyView }) {
  const t = useWords('bodies')
  const [act, setAct] = useState<'add' | Member | null>(null)
  const close = () => setAct(null)
  const members = [...body.members].sort((a, b) => Number(a.ended) - Number(b.ended))
  return (
    <Card
      title={t('workbench.body.members')}
      aside={
        body.can.includes('add_member') && (
          <Button kind="plain" onClick={() => setAct('add')}>
            {t('workbench.acts.add_member.act')}
          </Button>
        )
      }
    >
      {members.length === 0 && <p>{t('workbench.body.no_members')}</p>}
      <ul className={layout.lines}>
        {members.map((member) => (
          <li key={member.id} className={member.ended ? styles.ended : undefined}>
            <Who member={member} />
            {member.ended && <StateTag tone="rest">{t('workbench.period.ended')}</StateTag>}
            {!member.ended && body.can.includes('end_member') && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.end_member.named', { name: member.name })}
                onClick={() => setAct(member)}
              >
                {t('workbench.acts.end_member.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act === 'add' && <AddMember body={body} onClose={close} />}
      {act !== null && act !== 'add' && <EndMember body={body} member={act} onClose={close} />}
    </Card>
  )
}
