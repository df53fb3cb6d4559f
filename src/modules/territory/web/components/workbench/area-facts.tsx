import { Card } from '../../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useMay } from '../../../../../app/web/session.ts'
import { useWords } from '../../../../../app/web/words.ts'
import styles from './area.module.css'
import { useKinds } from './kinds.ts'
import type { Area, AreaDetail } from './views.ts'

/** From the top down, each a link. */
function Way({ areas }: { areas: Area[] }) {
  const t = useWords('territory')
  if (areas.length === 0) return t('workbench.area.at_top')
  return (
    <span className={styles.way}>
      {areas.map((area) => (
        <Link key={area.id} to={`/areas/${area.id}`}>
          {area.name}
        </Link>
      ))}
    </span>
  )
}

/** What an area is, where it stands in both trees, and the lists that lead on from it. */
export function AreaFacts({ area }: { area: AreaDetail }) {
  const t = useWords('territory')
  const may = useMay()
  const { nameOf, compoundNameOf, kindOf } = useKinds()
  const site = kindOf(area.kind)?.site
  return (
    <Card title={t('workbench.area.facts')}>
      <LabelList
        rows={[
          {
            label: t('workbench.facts.kind'),
            value: [nameOf(area.kind), site && compoundNameOf(area.compound_kind)].filter(Boolean).join(' · '),
          },
          ...(area.admin_path === null
            ? []
            : [{ label: t('workbench.areas.admin'), value: <Way areas={area.admin_ancestors} /> }]),
          ...(area.compound_path === null
            ? []
            : [{ label: t('workbench.areas.residential'), value: <Way areas={area.compound_ancestors} /> }]),
          {
            label: t('workbench.facts.households'),
            value:
              area.households_estimate === null
                ? null
                : t('workbench.area.households', { count: area.households_estimate }),
          },
          ...(area.merged_into
            ? [
                {
                  label: t('workbench.area.merged_into'),
                  value: <Link to={`/areas/${area.merged_into.id}`}>{area.merged_into.name}</Link>,
                },
              ]
            : []),
          ...(area.boundary ? [{ label: t('workbench.facts.boundary'), value: area.boundary }] : []),
        ]}
      />
      <ul className={styles.links}>
        {site && may('bodies.read') && (
          <li>
            <Link to={`/compounds/${area.id}`}>{t('workbench.area.sides')}</Link>
          </li>
        )}
        {may('people.read') && (
          <li>
            <Link to={`/people?area=${area.id}`}>{t('workbench.area.people')}</Link>
          </li>
        )}
        {may('requests.read') && (
          <li>
            <Link to={`/requests?area=${area.id}`}>{t('workbench.area.requests')}</Link>
          </li>
        )}
        {may('bodies.read') && (
          <li>
            <Link to={`/posts?area_id=${area.id}`}>{t('workbench.area.posts')}</Link>
          </li>
        )}
      </ul>
    </Card>
  )
}
