import type { z } from 'zod'
import type { Stop, StopName } from '../../../../app/web/kit/status-line.tsx'
import type { stopView } from '../../contract.ts'
import { lastMoment } from './last-moment.ts'

type Given = z.output<typeof stopView>

const names: Record<Given['stop'], StopName> = {
  received: 'received',
  assigned: 'assigned',
  working: 'working',
  finished: 'done',
  confirmed: 'confirmed',
}

/** The five stops as the kit draws them; the last one calls the reader when a judgement is theirs to give. */
export function statusStops(request: { stops: Given[]; can: string[] }): Stop[] {
  const canJudge = request.can.includes('judge')
  return request.stops.map(({ stop, state, at, due }) => ({
    name: names[stop],
    state: state === 'current' ? (stop === 'confirmed' && canJudge ? 'need' : 'now') : state,
    at,
    latest: due && stop === 'confirmed' ? lastMoment(due) : due,
  }))
}
