import type { z } from 'zod'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { Link } from '../../../../app/web/kit/navigation.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { routes } from '../../contract.ts'
import styles from './places.module.css'

type Community = z.output<(typeof routes)['GET /api/c/:community']['output']>

/** What there is to see, in the order people ask for it. */
const entries = ['answers', 'grids', 'compounds', 'numbers'] as const

/** The community at a glance: how to reach it, and what is open to everyone. */
export function Start(community: Community) {
  const t = useWords('territory')
  return (
    <PageFrame
      title={t('public.start.title', { community: community.name })}
      intro={t('public.start.intro', { community: community.name })}
    >
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry}>
            <Link to={`/${entry}`} className={styles.entry}>
              <span className={styles.name}>{t(`public.start.${entry}.label`)}</span>
              <span className={styles.about}>{t(`public.start.${entry}.about`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Card title={t('public.start.reach')}>
        <LabelList
          rows={[
            { label: t('public.start.phone'), value: community.phone && <PhoneLink phone={community.phone} /> },
            {
              label: t('public.start.supervision'),
              value: community.supervision_phone && <PhoneLink phone={community.supervision_phone} />,
            },
            { label: t('public.start.hours'), value: community.office_hours },
            { label: t('public.start.address'), value: community.address },
            { label: t('public.start.region'), value: community.region_path.join(' ') },
          ].filter((row) => row.value)}
        />
      </Card>
    </PageFrame>
  )
}
