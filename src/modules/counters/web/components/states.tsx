import { StateTag, type Tone } from '../../../../app/web/kit/state-tag.tsx'
import { useWords } from '../../../../app/web/words.ts'
import type { Appointment, CaseMatter, Errand } from './views.ts'

const matterTones: Record<CaseMatter['state'], Tone> = {
  open: 'work',
  papers: 'need',
  waiting: 'wait',
  done: 'done',
  not_done: 'rest',
  withdrawn: 'rest',
}
const appointmentTones: Record<Appointment['state'], Tone> = {
  booked: 'work',
  cancelled: 'rest',
  came: 'done',
  no_show: 'late',
}
const errandTones: Record<Errand['state'], Tone> = {
  asked: 'decide',
  open: 'work',
  reported: 'need',
  closed: 'done',
  revoked: 'rest',
  declined: 'rest',
}

export function MatterState({ state }: { state: CaseMatter['state'] }) {
  const t = useWords('counters')
  return <StateTag tone={matterTones[state]}>{t(`words.matter_state.${state}`)}</StateTag>
}

/** `closed`: the counter isn't open on that day any more. */
export function AppointmentState({
  appointment: { state, closed },
}: {
  appointment: Pick<Appointment, 'state' | 'closed'>
}) {
  const t = useWords('counters')
  return closed ? (
    <StateTag tone="late">{t('words.appointment_closed')}</StateTag>
  ) : (
    <StateTag tone={appointmentTones[state]}>{t(`words.appointment_state.${state}`)}</StateTag>
  )
}

export function ErrandState({ errand }: { errand: Pick<Errand, 'state' | 'late'> }) {
  const t = useWords('counters')
  return (
    <>
      <StateTag tone={errandTones[errand.state]}>{t(`words.errand_state.${errand.state}`)}</StateTag>
      {errand.late && <StateTag tone="late">{t('words.errand_late')}</StateTag>}
    </>
  )
}
