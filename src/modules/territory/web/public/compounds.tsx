import type { z } from 'zod'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from './places.module.css'

type CompoundsView = z.output<(typeof routes)['GET /api/c/:community/compounds']['output']>

/** Every compound with what it is; each leads to its page of five sides. */
export function Compounds({ items, next }: CompoundsView) {
  const t = useWords('territory')
  return (
    <PageFrame title={t('public.compounds.title')} intro={t('public.compounds.intro')}>
      {items.length === 0 && <p>{t('public.compounds.none')}</p>}
      <ul className={styles.entries}>
        {items.map((compound) => (
          <li key={compound.id}>
            <Link to={`/compounds/${compound.id}`} className={styles.entry}>
              <span className={styles.name}>{compound.name}</span>
              <span className={styles.about}>
                {[
                  t(`words.kinds.${compound.compound_kind ?? compound.kind}`),
                  t('public.compounds.buildings', { count: compound.buildings }),
                  compound.households_estimate !== null &&
                    t('public.compounds.households', { count: compound.households_estimate }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {next && <Link to={`/compounds?after=${encodeURIComponent(next)}`}>{t('public.compounds.more')}</Link>}
    </PageFrame>
  )
}
