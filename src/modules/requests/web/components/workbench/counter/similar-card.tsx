import { useState } from 'react'
import type { ApiProblem } from '../../../../../../app/web/api-problem.ts'
import { useDates } from '../../../../../../app/web/dates.ts'
import { Button } from '../../../../../../app/web/kit/button.tsx'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { ConfirmDialog } from '../../../../../../app/web/kit/dialog.tsx'
import { ErrorState } from '../../../../../../app/web/kit/error-state.tsx'
import { Link } from '../../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { useRead } from '../../../queries.ts'
import { useSettled } from '../../resident/use-catalogue.ts'
import type { SimilarRequest } from '../views.ts'
import styles from './counter.module.css'
import type { Place } from './place-search.tsx'

const textMost = 500
const textLeast = 4

/** Who would join, and how. */
export interface Joining {
  /** Their name; null while nobody of the register is chosen. */
  who: string | null
  busy: boolean
  problem: ApiProblem | null
  run: (id: string) => void
}

interface SimilarCardProps {
  text: string
  item: string
  place: Place | null
  joining: Joining
}

/** As one types: open requests that may be the same matter. Whoever has met it too joins one instead of filing anew. */
export function SimilarCard({ text, item, place, joining }: SimilarCardProps) {
  const t = useWords('requests')
  const [asked, setAsked] = useState<SimilarRequest | null>(null)
  const words = useSettled([...text.trim()].slice(0, textMost).join(''))
  const where = place === null ? {} : place.dwelling ? { dwelling_id: place.id } : { area_id: place.id }
  const similar = useRead(
    'GET /api/c/:community/desk/similar',
    { query: { ...(words ? { text: words } : {}), ...(item ? { item_code: item } : {}), ...where } },
    { enabled: words.length >= textLeast, placeholderData: (before) => before },
  )
  const items = words.length >= textLeast ? (similar.data?.items ?? []) : []
  return (
    <div className={styles.live} aria-live="polite">
      {items.length > 0 && (
        <Card title={t('workbench.similar.title')}>
          <p className={styles.quiet}>{t('workbench.similar.intro')}</p>
          {joining.problem && <ErrorState problem={joining.problem} part />}
          <ul className={styles.similar}>
            {items.map((one) => (
              <li key={one.id}>
                <SimilarLine request={one} />
                {one.can_join && (
                  <Button
                    kind="plain"
                    unavailable={joining.who === null ? t('workbench.similar.who_first') : undefined}
                    onClick={() => setAsked(one)}
                  >
                    {t('workbench.similar.join')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {asked && joining.who !== null && (
        <ConfirmDialog
          title={t('workbench.similar.ask', { who: joining.who, number: asked.number })}
          confirm={t('workbench.similar.join')}
          busy={joining.busy}
          onConfirm={() => {
            joining.run(asked.id)
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        >
          {t('workbench.similar.meaning')}
        </ConfirmDialog>
      )}
    </div>
  )
}

function SimilarLine({ request }: { request: SimilarRequest }) {
  const t = useWords('requests')
  const dates = useDates()
  const facts = [
    request.number,
    request.place,
    dates.short(request.filed_at),
    t(`words.state.${request.state}`),
    request.askers_count > 1 ? t('words.households', { count: request.askers_count }) : '',
  ]
  return (
    <>
      {request.title === null ? (
        <strong>{request.item_name}</strong>
      ) : (
        <Link to={`/requests/${request.id}`}>{request.title}</Link>
      )}
      <span className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles.quiet}>
        {request.why.map((sign) => t(`workbench.similar.why.${sign}`)).join(t('words.comma'))}
      </span>
    </>
  )
}
