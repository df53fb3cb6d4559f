import { useState } from 'react'
import { Button } from '../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../app/web/kit/card.tsx'
import layout from '../../../../../app/web/kit/layout.module.css'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { StateTag } from '../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { servingKinds } from '../../../contract/kinds.ts'
import styles from './body.module.css'
import { usePeriodWords } from './period.tsx'
import { EndService, SetService } from './service-acts.tsx'
import type { BodyView, Service } from './views.ts'

/** Whom a body serves, from when until when. Nothing for a kind that serves by its area. */
export function Services({ body }: { body: BodyView }) {
  const t = useWords('bodies')
  const period = usePeriodWords()
  const [act, setAct] = useState<'set' | Service | null>(null)
  const close = () => setAct(null)
  if (!servingKinds.includes(body.kind) && body.services.length === 0) return null
  return (
    <Card
      title={t('workbench.body.services')}
      aside={
        body.can.includes('set_service') && (
          <Button kind="plain" onClick={() => setAct('set')}>
            {t('workbench.acts.set_service.act')}
          </Button>
        )
      }
    >
      {body.services.length === 0 && <p>{t('workbench.body.no_services')}</p>}
      <ul className={layout.lines}>
        {body.services.map((service) => (
          <li key={service.id} className={service.ended ? styles.ended : undefined}>
            <span>
              {service.compound ? (
                <Link to={`/compounds/${service.compound.id}`}>{service.compound.name}</Link>
              ) : (
                t('workbench.service.everywhere')
              )}
              <span className={layout.under}>{period(service)}</span>
            </span>
            {service.ended && <StateTag tone="rest">{t('workbench.period.ended')}</StateTag>}
            {!service.ended && body.can.includes('set_service') && (
              <Button
                kind="plain"
                aria-label={t('workbench.acts.end_service.named', {
                  place: service.compound?.name ?? t('workbench.service.everywhere'),
                })}
                onClick={() => setAct(service)}
              >
                {t('workbench.acts.end_service.act')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act === 'set' && <SetService body={body} onClose={close} />}
      {act !== null && act !== 'set' && <EndService body={body} service={act} onClose={close} />}
    </Card>
  )
}
