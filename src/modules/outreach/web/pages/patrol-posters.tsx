import { IconPrinter } from '@tabler/icons-react'
import { community } from '../../../../app/web/boot.ts'
import type { PageProps } from '../../../../app/web/convention.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { PageFrame } from '../../../../app/web/kit/page-frame.tsx'
import { QrCode } from '../../../../app/web/kit/qr-code.tsx'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../app/web/words.ts'
import styles from '../components/patrols/poster.module.css'
import { addressOf } from '../components/patrols/views.ts'
import { useRead } from '../queries.ts'

/** The codes of a route's points, as they will be printed and hung. */
export default function PatrolPosters({ params }: PageProps<'id'>) {
  const t = useWords('outreach')
  const route = useRead('GET /api/c/:community/patrol-routes/:id', { params: { id: params.id } })
  const { name, key } = community()
  return (
    <PageFrame
      title={t('workbench.patrols.posters')}
      back={`/patrol-routes/${params.id}`}
      actions={
        route.data && (
          <Button kind="main" narrow icon={IconPrinter} onClick={() => print()}>
            {t('workbench.patrols.print')}
          </Button>
        )
      }
    >
      <QueryView query={route}>
        {(view) => (
          <div className={styles.sheet}>
            {view.points.map((point) => (
              <article key={point.id} className={styles.poster}>
                <p className={styles.community}>{name}</p>
                <h2 className={styles.point}>{point.name}</h2>
                <p>{view.name}</p>
                <div className={styles.code}>
                  <QrCode value={addressOf(key, point.code)} label={t('workbench.patrols.poster_scan')} />
                </div>
                <p>{t('workbench.patrols.poster_scan')}</p>
                <p className={styles.address}>{t('workbench.patrols.poster_code', { code: point.code })}</p>
                <p>{t('workbench.patrols.poster_resident')}</p>
              </article>
            ))}
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
