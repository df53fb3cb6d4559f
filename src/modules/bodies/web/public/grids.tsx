import type { z } from 'zod'
import { Card } from '../../../../app/web/kit/card.tsx'
import { LabelList } from '../../../../app/web/kit/label-list.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { PhoneLink } from '../../../../app/web/kit/phone-link.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { answeringView } from '../../contract.ts'
import styles from './bodies.module.css'
import { Posts } from './posts.tsx'

/** Who answers here: each grid with its worker, telephone and hours, and where to complain about them. */
export function Grids({ community, grids, posts }: z.output<typeof answeringView>) {
  const t = useWords('bodies')
  return (
    <PageFrame title={t('public.grids.title')} intro={t('public.grids.intro')}>
      <Card title={community.name}>
        <LabelList
          rows={[
            { label: t('public.grids.phone'), value: community.phone && <PhoneLink phone={community.phone} /> },
            {
              label: t('public.grids.supervision'),
              value: community.supervision_phone && <PhoneLink phone={community.supervision_phone} />,
            },
            { label: t('public.grids.office_hours'), value: community.hours },
          ].filter((row) => row.value)}
        />
        <Posts posts={posts} />
      </Card>
      {grids.length === 0 && <p>{t('public.grids.none')}</p>}
      <div className={styles.cards}>
        {grids.map((grid) => (
          <Card key={grid.id} title={grid.name}>
            {grid.boundary && <p className={styles.quiet}>{t('public.grids.boundary', { text: grid.boundary })}</p>}
            {grid.posts.length === 0 && <p>{t('public.grids.nobody')}</p>}
            <Posts posts={grid.posts} here={grid.name} />
          </Card>
        ))}
      </div>
    </PageFrame>
  )
}
