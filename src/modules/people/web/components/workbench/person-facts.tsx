import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import type { Person } from './views.ts'

/** What the register holds of a person, each fact with where it comes from. */
export function PersonFacts({ person }: { person: Person }) {
  const t = useWords('people')
  const dates = useDates()
  const birth = person.birth_date && dates.short(person.birth_date)
  const age = person.age === null ? null : t('workbench.register.age', { age: person.age })
  const party = person.party_member === null ? null : t(person.party_member ? 'words.yes' : 'words.no')
  const partySource =
    person.party_member_source && t('workbench.person.party_source', { source: person.party_member_source })
  return (
    <Card title={t('workbench.person.facts')}>
      <LabelList
        rows={[
          { label: t('words.sex_label'), value: person.sex && t(`words.sex.${person.sex}`) },
          { label: t('words.birth_date'), value: [birth, age].filter(Boolean).join(' · ') },
          ...(person.died_on ? [{ label: t('words.died_on'), value: dates.short(person.died_on) }] : []),
          { label: t('words.phone'), value: person.phone_masked },
          { label: t('words.identity_number'), value: person.identity_masked },
          { label: t('words.tags'), value: person.tags.map((tag) => tag.label).join(t('words.comma')) },
          { label: t('words.newcomer'), value: t(person.newcomer ? 'words.yes' : 'words.no') },
          { label: t('words.party_member'), value: [party, partySource].filter(Boolean).join(' · ') },
          ...person.custom.map(({ label, text, retired }) => ({
            label: retired ? t('workbench.fields.former', { label }) : label,
            value: text,
          })),
          {
            label: t('words.source_label'),
            value: `${t(`words.source.${person.source}`)} · ${dates.short(person.registered_at)}`,
          },
          { label: t('workbench.person.updated'), value: dates.full(person.updated_at) },
        ]}
      />
    </Card>
  )
}
