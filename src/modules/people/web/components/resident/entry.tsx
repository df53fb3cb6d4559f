import { useDates } from '../../../../../app/web/dates.ts'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './profile.module.css'
import type { OwnProfile } from './views.ts'

/** What is entered of me, with where it comes from. */
export function Entry({ profile }: { profile: OwnProfile }) {
  const t = useWords('people')
  const dates = useDates()
  return (
    <Card title={t('resident.profile.entry')}>
      <LabelList
        rows={[
          { label: t('resident.profile.name'), value: profile.name },
          { label: t('resident.profile.phone'), value: profile.phone },
          { label: t('resident.profile.identity'), value: profile.identity_masked },
          { label: t('resident.profile.sex'), value: profile.sex && t(`resident.profile.sexes.${profile.sex}`) },
          { label: t('resident.profile.birth'), value: profile.birth_date && dates.short(profile.birth_date) },
          ...(profile.tags.length > 0
            ? [
                {
                  label: t('resident.profile.tags'),
                  value: profile.tags.map((tag) => tag.label).join(t('resident.comma')),
                },
              ]
            : []),
          ...profile.custom.map(({ label, text }) => ({ label, value: text })),
        ]}
      />
      <p className={styles.note}>
        {t('resident.profile.source', {
          source: t(`resident.profile.sources.${profile.source}`),
          date: dates.short(profile.updated_at),
        })}
      </p>
    </Card>
  )
}

/** Where I live or own, and who lives with me as far as entered. */
export function Home({ profile }: { profile: OwnProfile }) {
  const t = useWords('people')
  const now = profile.residences.filter((residence) => residence.until_day === null)
  return (
    <Card title={t('resident.profile.home')}>
      {now.length === 0 && <p>{t('resident.profile.no_home')}</p>}
      <LabelList
        rows={now.map((residence) => ({
          label: t(`resident.profile.roles.${residence.role}`),
          value: (
            <span className={styles.lines}>
              <span>{residence.dwelling}</span>
              <span className={styles.note}>
                {[
                  t(residence.lives_here ? 'resident.profile.lives_here' : 'resident.profile.lives_elsewhere'),
                  residence.floor_area !== null && t('resident.profile.area', { area: residence.floor_area }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          ),
        }))}
      />
      {profile.household && (
        <p>
          {t('resident.profile.household')}
          {profile.household.members
            .map((member) =>
              t('resident.profile.member', {
                name: member.name,
                relation: t(`resident.profile.relations.${member.relation}`),
              }),
            )
            .join(t('resident.comma'))}
        </p>
      )}
    </Card>
  )
}
