import type { z } from 'zod'
import { useDates } from '../../../../app/web/dates.ts'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../app/web/kit/phone-link.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { compoundPage } from '../../contract.ts'
import styles from './bodies.module.css'
import { Posts } from './posts.tsx'

type Page = z.output<typeof compoundPage>
type Body = Page['others'][number]
type Side = Page['sides'][number]

function Members({ body }: { body: Body }) {
  const t = useWords('bodies')
  const dates = useDates()
  if (body.members.length === 0 && body.members_unnamed === 0) return null
  return (
    <ul className={styles.posts}>
      {body.members.map((member) => (
        <li key={`${member.name}${member.office}${member.from}`} className={styles.post}>
          <div className={styles.head}>
            <strong>{member.name}</strong>
            <span>{member.title ?? t(`words.offices.${member.office}`)}</span>
            {member.unit && <span className={styles.quiet}>{member.unit}</span>}
          </div>
          <span className={styles.quiet}>
            {member.until
              ? t('public.term', { from: dates.short(member.from), until: dates.short(member.until) })
              : t('public.since', { date: dates.short(member.from) })}
          </span>
          {member.phone && <PhoneLink phone={member.phone} />}
        </li>
      ))}
      {body.members_unnamed > 0 && (
        <li className={styles.quiet}>{t('public.unnamed', { count: body.members_unnamed })}</li>
      )}
    </ul>
  )
}

function BodyPart({ body, here }: { body: Body; here: string }) {
  const t = useWords('bodies')
  const dates = useDates()
  const facts = [
    { label: t('public.compound.duties'), value: body.duties },
    { label: t('public.compound.powers'), value: body.powers },
    { label: t('public.compound.rule'), value: body.decision_rule },
    { label: t('public.compound.hours'), value: body.hours },
    {
      label: t('public.compound.serves'),
      value: body.serves && t('public.since', { date: dates.short(body.serves.from) }),
    },
    { label: t('public.compound.established'), value: body.established_on && dates.short(body.established_on) },
    { label: t('public.compound.phone'), value: body.phone && <PhoneLink phone={body.phone} /> },
  ].filter((fact) => fact.value)
  return (
    <div className={styles.body}>
      <h3>{body.name}</h3>
      {facts.length > 0 && <LabelList rows={facts} />}
      <Members body={body} />
      <Posts posts={body.posts} here={here} />
    </div>
  )
}

function SideCard({ side, here }: { side: Side; here: string }) {
  const t = useWords('bodies')
  return (
    <Card
      title={t(`words.sides.${side.side}`)}
      aside={side.vacant ? <StateTag tone="wait">{t('public.vacant')}</StateTag> : undefined}
    >
      {side.bodies.length === 0 && side.posts.length === 0 && (
        <p className={styles.quiet}>{t(side.expected ? 'public.compound.expected' : 'public.compound.not_expected')}</p>
      )}
      {side.bodies.map((body) => (
        <BodyPart key={body.id} body={body} here={here} />
      ))}
      <Posts posts={side.posts} here={here} />
    </Card>
  )
}

/** One compound with its five sides (小区五方): who is in office, for what, how to reach them, and what stands vacant. */
export function Compound({ compound, sides, others, community_phone }: Page) {
  const t = useWords('bodies')
  const facts = [
    t('public.compound.buildings', { count: compound.buildings }),
    t('public.compound.dwellings', { count: compound.dwellings }),
    compound.households_estimate !== null && t('public.compound.households', { count: compound.households_estimate }),
  ]
  return (
    <PageFrame
      title={compound.name}
      back="/compounds"
      backLabel={t('public.compound.all')}
      intro={facts.filter(Boolean).join(' · ')}
    >
      {compound.caretaker && (
        <p>{t('public.compound.caretaker', { body: t(`words.body_kinds.${compound.caretaker}`) })}</p>
      )}
      <div className={styles.cards}>
        {sides.map((side) => (
          <SideCard key={side.side} side={side} here={compound.name} />
        ))}
        {others.length > 0 && (
          <Card title={t('public.compound.others')}>
            {others.map((body) => (
              <BodyPart key={body.id} body={body} here={compound.name} />
            ))}
          </Card>
        )}
      </div>
      {community_phone && <PhoneLink phone={community_phone}>{t('public.compound.correct')}</PhoneLink>}
    </PageFrame>
  )
}
