import { useState } from 'react'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { useToast } from '../../../../../../app/web/kit/toast.tsx'
import { useMay } from '../../../../../../app/web/session.ts'
import { useWords } from '../../../../../../app/web/words.ts'
import { useWrite } from '../../../queries.ts'
import { refresh } from './refresh.ts'
import { SetResponsibility } from './set-responsibility.tsx'
import type { ItemPage, Override } from './views.ts'

function EndResponsibility({ override, onClose }: { override: Override; onClose: () => void }) {
  const t = useWords('requests')
  const toast = useToast()
  const write = useWrite('DELETE /api/c/:community/responsibilities/:id', {
    refresh,
    onSuccess: () => {
      toast(t('workbench.catalogue.end.done'))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('workbench.catalogue.end.title')}
      confirm={t('workbench.catalogue.end.act')}
      busy={write.isPending}
      onConfirm={() => write.mutate({ params: { id: override.id } })}
      onClose={onClose}
    >
      <p>
        {t('workbench.catalogue.end.help', { place: override.compound?.name ?? t('workbench.catalogue.everywhere') })}
      </p>
      {write.error && <ErrorState problem={write.error} part />}
    </ConfirmDialog>
  )
}

/** Where somebody else answers than the catalogue says: by compound, or for the whole community. */
export function Overrides({ page }: { page: ItemPage }) {
  const t = useWords('requests')
  const dates = useDates()
  const may = useMay()
  const [act, setAct] = useState<'set' | Override | null>(null)
  const edits = may('requests.edit_catalogue') && !page.item.retired
  const close = () => setAct(null)
  return (
    <Card
      title={t('workbench.catalogue.overrides')}
      aside={
        edits && (
          <Button kind="plain" onClick={() => setAct('set')}>
            {t('workbench.catalogue.set.open')}
          </Button>
        )
      }
    >
      {page.overrides.length === 0 && <p>{t('workbench.catalogue.no_overrides')}</p>}
      <ul className={layout.lines}>
        {page.overrides.map((one) => (
          <li key={one.id}>
            <span>
              {t('workbench.catalogue.override', {
                place: one.compound?.name ?? t('workbench.catalogue.everywhere'),
                who: one.body?.name ?? t(`words.answerable.${one.answerable}`),
              })}
              <span className={layout.under}>
                {t('workbench.catalogue.since', { time: dates.short(one.since), reason: one.reason })}
              </span>
            </span>
            {edits && (
              <Button
                kind="plain"
                aria-label={t('workbench.catalogue.end.named', {
                  place: one.compound?.name ?? t('workbench.catalogue.everywhere'),
                })}
                onClick={() => setAct(one)}
              >
                {t('workbench.catalogue.end.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {page.past_overrides.length > 0 && (
        <details>
          <summary>{t('workbench.catalogue.past_overrides', { count: page.past_overrides.length })}</summary>
          <ul className={layout.lines}>
            {page.past_overrides.map((one) => (
              <li key={one.id}>
                <span>
                  {t('workbench.catalogue.override', {
                    place: one.compound?.name ?? t('workbench.catalogue.everywhere'),
                    who: one.body?.name ?? t(`words.answerable.${one.answerable}`),
                  })}
                  <span className={layout.under}>
                    {t('workbench.catalogue.past', {
                      from: dates.short(one.since),
                      until: one.until && dates.short(one.until),
                      reason: one.reason,
                    })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {act === 'set' && <SetResponsibility item={page.item} onClose={close} />}
      {act !== null && act !== 'set' && <EndResponsibility override={act} onClose={close} />}
    </Card>
  )
}
