import { useDates } from '../../../../../../app/web/dates.ts'
import { Card } from '../../../../../../app/web/kit/card.tsx'
import { StateTag, type Tone } from '../../../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../../../app/web/words.ts'
import styles from './team.module.css'
import type { Team } from './views.ts'

type ClockView = Team['clocks']['contact']

const tones: Record<ClockView['state'], Tone> = {
  met: 'done',
  met_late: 'late',
  running: 'work',
  paused: 'wait',
  late: 'late',
  over: 'rest',
}

/** Past due on a rest day: no working time has gone by yet. */
function stateOf({ state, working_hours }: ClockView): string {
  return state === 'late' && !working_hours ? 'just_late' : state
}

function Clock({ label, clock }: { label: string; clock: ClockView }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <div className={styles.clock} data-keep>
      <dt>{label}</dt>
      <dd>
        <StateTag tone={tones[clock.state]}>
          {t(`workbench.team.clock.${stateOf(clock)}`, { hours: clock.working_hours ?? 0 })}
        </StateTag>
        <span className={styles.quiet}>
          {clock.met_at
            ? t('workbench.team.clock.met_at', { at: dates.full(clock.met_at) })
            : t('workbench.team.clock.due', { at: dates.full(clock.due) })}
        </span>
      </dd>
    </div>
  )
}

/** Both clocks with what is left in working time, and the pauses with their reasons. */
export function ClocksCard({ clocks }: { clocks: Team['clocks'] }) {
  const t = useWords('requests')
  const dates = useDates()
  return (
    <Card title={t('workbench.team.clocks')}>
      <dl className={styles.clocks}>
        <Clock label={t('workbench.team.clock.contact')} clock={clocks.contact} />
        <Clock label={t('workbench.team.clock.resolve')} clock={clocks.resolve} />
      </dl>
      {clocks.pauses.length > 0 && (
        <>
          <h3 className={styles.sub}>{t('workbench.team.pauses')}</h3>
          <ul className={styles.plain}>
            {clocks.pauses.map((pause) => (
              <li key={pause.since}>
                {pause.reason}
                <span className={styles.quiet}>
                  {t(pause.until ? 'workbench.team.pause_over' : 'workbench.team.pause_on', {
                    since: dates.full(pause.since),
                    until: pause.until ? dates.full(pause.until) : '',
                    hours: pause.working_hours,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
