import { IconPrinter } from '@tabler/icons-react'
import { community } from '../../../../../app/web/boot.ts'
import type { PageProps } from '../../../../../app/web/convention.ts'
import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QrCode } from '../../../../../app/web/kit/qr-code.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/meetings.module.css'
import { useRead } from '../../queries.ts'

/** The code for the screen or the wall: who scans it and is signed in has come. */
export default function CheckInPoster({ params }: PageProps<'id'>) {
  const t = useWords('deliberation')
  const dates = useDates()
  const meeting = useRead(
    'GET /api/c/:community/meetings/:id',
    { params: { id: params.id } },
    { refetchInterval: 5_000 },
  )
  return (
    <PageFrame
      title={t('workbench.check_in.title')}
      back={`/meetings/${params.id}`}
      actions={
        meeting.data && (
          <Button narrow icon={IconPrinter} onClick={() => print()}>
            {t('words.print')}
          </Button>
        )
      }
    >
      <QueryView query={meeting}>
        {(view) => (
          <div className={styles.poster}>
            <h2>{view.title}</h2>
            <p>
              {dates.full(view.starts_at)} {view.place}
            </p>
            <div className={styles.code}>
              <QrCode
                value={`${location.origin}/c/${community().key}/check-in/${view.check_in_code}`}
                label={t('workbench.check_in.scan')}
              />
            </div>
            <p>{t('workbench.check_in.scan')}</p>
            <p className={styles.big}>{view.check_in_code}</p>
            <p aria-live="polite" data-screen-only>
              {t(view.quorum.needed > 0 ? 'words.quorum_now' : 'words.present_now', {
                present: view.quorum.present,
                members: view.quorum.members,
                needed: view.quorum.needed,
              })}
            </p>
          </div>
        )}
      </QueryView>
    </PageFrame>
  )
}
