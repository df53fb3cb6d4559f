import { useDates } from '../../../../app/web/dates.ts'
import { Button } from '../../../../app/web/kit/button.tsx'
import { EmptyState } from '../../../../app/web/kit/empty-state.tsx'
import layout from '../../../../app/web/kit/layout.module.css'
import { QueryView } from '../../../../app/web/kit/query-view.tsx'
import { StateTag } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import { useRead } from '../queries.ts'
import styles from './counters.module.css'
import type { Slot } from './views.ts'

interface SlotPickProps {
  onPick: (slot: Slot) => void
}

/** Slots with seats left, by day. */
function byDay(items: readonly Slot[]): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>()
  for (const slot of items) if (slot.left > 0) days.set(slot.day, [...(days.get(slot.day) ?? []), slot])
  return days
}

/** Hours with seats left, day by day; weekends and public holidays say so. */
export function SlotPick({ onPick }: SlotPickProps) {
  const t = useWords('counters')
  const dates = useDates()
  const slots = useRead('GET /api/c/:community/appointments/slots')
  return (
    <QueryView
      query={slots}
      empty={({ items }) =>
        items.every((one) => one.left === 0) ? (
          <EmptyState title={t('words.slots.none')}>{t('words.slots.none_help')}</EmptyState>
        ) : null
      }
    >
      {({ items }) => (
        <ul className={layout.list}>
          {[...byDay(items)].map(([day, own]) => (
            <li key={day} className={styles.day}>
              <div className={layout.row}>
                <strong>{dates.day(day)}</strong>
                {own[0]?.rest_day && <StateTag tone="info">{t('words.slots.rest_day')}</StateTag>}
              </div>
              <div className={styles.slots}>
                {own.map((slot) => (
                  <Button key={`${slot.opening_id} ${slot.starts_at}`} onClick={() => onPick(slot)}>
                    <span className={styles.slot}>
                      {slot.from}
                      <small>{t('words.slots.one', { counter: slot.counter.name, left: slot.left })}</small>
                    </span>
                  </Button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}
