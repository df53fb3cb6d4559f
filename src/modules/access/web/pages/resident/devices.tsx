import { useDates } from '../../../../../app/web/dates.ts'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import { ErrorState } from '../../../../../app/web/kit/error-state.tsx'
import { PageFrame } from '../../../../../app/web/kit/page-frame.tsx'
import { QueryView } from '../../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useToast } from '../../../../../app/web/kit/toast.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import styles from '../../components/resident/me.module.css'
import { useRead, useWrite } from '../../queries.ts'

const list = 'GET /api/session/devices'

/** Where I am signed in, and how to end that where I no longer am. */
export default function DevicesPage() {
  const t = useWords('access')
  const dates = useDates()
  const toast = useToast()
  const devices = useRead(list)
  const end = useWrite('DELETE /api/session/devices/:id', {
    refresh: [list],
    onSuccess: () => toast(t('resident.devices.ended')),
  })
  return (
    <PageFrame title={t('resident.devices.title')} back="/me" intro={t('resident.devices.intro')}>
      {end.error && <ErrorState problem={end.error} part />}
      <QueryView query={devices}>
        {({ items }) => (
          <Card>
            <ul className={styles.list}>
              {items.map((device) => (
                <li key={device.id} className={styles.entry}>
                  <span className={styles.words}>
                    {device.device || t('resident.devices.unknown')}
                    <span className={styles.note}>
                      {t('resident.devices.seen', {
                        since: dates.day(device.since),
                        last: dates.full(device.last_seen),
                      })}
                    </span>
                  </span>
                  {device.current ? (
                    <StateTag tone="done">{t('resident.devices.here')}</StateTag>
                  ) : (
                    <Button
                      busy={end.isPending && end.variables.params.id === device.id}
                      onClick={() => end.mutate({ params: { id: device.id } })}
                    >
                      {t('resident.devices.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
    </PageFrame>
  )
}
