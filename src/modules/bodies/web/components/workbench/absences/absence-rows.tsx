import { Button } from '../../../../../../app/web/kit/button.tsx'
import layout from '../../../../../../app/web/kit/layout.module.css'
import { StateTag, type Tone } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import { usePeriodWords } from '../period.tsx'
import type { AbsenceView } from './views.ts'

export type AbsenceAct = { change: AbsenceView } | { end: AbsenceView }

const tones: Record<AbsenceView['state'], Tone> = { in_force: 'wait', to_come: 'info', ended: 'rest' }

interface AbsenceRowsProps {
  rows: AbsenceView[]
  /** One's own absences say who deputises; those one stands in for say whose they are. */
  told: 'person' | 'deputy'
  onAct?: (act: AbsenceAct) => void
}

/** Absences one under another: whose, from when until when, who does the work meanwhile. */
export function AbsenceRows({ rows, told, onAct }: AbsenceRowsProps) {
  const t = useWords('bodies')
  const period = usePeriodWords()
  return (
    <ul className={layout.lines}>
      {rows.map((row) => {
        const days = period(row)
        const name = told === 'person' ? `${row.person.name} ${days}` : days
        return (
          <li key={row.id}>
            <span>
              {told === 'person' && <strong>{row.person.name}</strong>} {days}{' '}
              <StateTag tone={tones[row.state]}>{t(`workbench.absences.states.${row.state}`)}</StateTag>{' '}
              {row.uncovered && <StateTag tone="need">{t('workbench.absences.uncovered')}</StateTag>}
              <span className={layout.under}>
                {[
                  told === 'person' && row.person.title,
                  row.deputy && t('workbench.absences.deputy_is', { name: row.deputy.name, title: row.deputy.title }),
                  row.kind && t(`words.absence_kinds.${row.kind}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {onAct && row.can.includes('change') && (
              <span>
                <Button
                  kind="plain"
                  aria-label={t('workbench.absences.change.named', { name })}
                  onClick={() => onAct({ change: row })}
                >
                  {t('workbench.absences.change.open')}
                </Button>
                <Button
                  kind="plain"
                  aria-label={t(`workbench.absences.end.named_${row.state}`, { name })}
                  onClick={() => onAct({ end: row })}
                >
                  {t(`workbench.absences.end.open_${row.state}`)}
                </Button>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
