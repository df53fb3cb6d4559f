import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { PhoneLink } from '../../../../../app/web/kit/phone-link.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import type { BodyView } from './views.ts'

/** What a body is, may and must do, and how to reach it. */
export function BodyFacts({ body }: { body: BodyView }) {
  const t = useWords('bodies')
  const dates = useDates()
  const may = useMay()
  const kind = [
    t(`words.body_kinds.${body.kind}`),
    body.department_kind && t(`words.department_kinds.${body.department_kind}`),
  ]
  const told = (['duties', 'powers', 'decision_rule'] as const).map((name) => ({
    label: t(`words.${name}`),
    value: body[name],
  }))
  return (
    <Card title={t('workbench.body.facts')}>
      <LabelList
        rows={[
          { label: t('words.kind'), value: kind.filter(Boolean).join(' · ') },
          {
            label: t('words.area'),
            value: body.area ? <Link to={`/areas/${body.area.id}`}>{body.area.name}</Link> : t('words.whole_community'),
          },
          { label: t('words.public_phone'), value: body.public_phone && <PhoneLink phone={body.public_phone} /> },
          { label: t('words.hours'), value: body.hours },
          ...told,
          { label: t('words.established_on'), value: body.established_on && dates.short(body.established_on) },
          { label: t('words.filed_on'), value: body.filed_on && dates.short(body.filed_on) },
        ]}
      />
      {may('requests.read') && (
        <div>
          <Link to={`/requests?body=${body.id}`}>{t('workbench.body.requests')}</Link>
        </div>
      )}
    </Card>
  )
}
