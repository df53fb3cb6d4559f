import { isOpen } from '../../../../engines/caseflow/index.ts'
import type { RequestRow } from './rows.ts'
import type { StopView } from './types.ts'

type Course = Pick<
  RequestRow,
  | 'state'
  | 'outcome'
  | 'closed_by'
  | 'filed_at'
  | 'contact_due'
  | 'contacted_at'
  | 'resolve_due'
  | 'paused_at'
  | 'finished_at'
  | 'confirm_until'
  | 'closed_at'
> & { assigned_at: Date | null }

type Stop = { state: StopView['state']; at?: Date | null; due?: Date | null }

/**
 * The five stops of a request, 收到 · 交办 · 处理 · 办好 · 您确认: where it stands, when it got there, and by when it is promised to go on.
 * `late` marks a promise that has passed unkept while the clock runs. A request that was withdrawn, merged or closed without the
 * requester's word skips what didn't happen.
 */
export function stopsOf(course: Course, now: Date): StopView[] {
  const stops = [
    ['received', { state: 'done', at: course.filed_at }],
    ['assigned', assigned(course, now)],
    ['working', working(course, now)],
    ['finished', finished(course, now)],
    ['confirmed', confirmed(course)],
  ] as const satisfies [StopView['stop'], Stop][]
  return stops.map(([stop, { state, at, due }]: [StopView['stop'], Stop]) => ({
    stop,
    state,
    at: at?.toISOString() ?? null,
    due: due?.toISOString() ?? null,
  }))
}

function assigned(course: Course, now: Date): Stop {
  if (course.state === 'to_dispatch') {
    return { state: passed(course, course.contact_due, now) ? 'late' : 'current', due: course.contact_due }
  }
  return course.assigned_at ? { state: 'done', at: course.assigned_at } : { state: 'skipped' }
}

/** Under way from the hand-over on; what is promised first is to get in touch. */
function working(course: Course, now: Date): Stop {
  if (course.state === 'to_dispatch') return { state: 'ahead', due: course.contact_due }
  if (!isOpen(course)) return wasDone(course) ? { state: 'done', at: course.contacted_at } : { state: 'skipped' }
  if (course.contacted_at) return { state: 'current', at: course.contacted_at }
  return { state: passed(course, course.contact_due, now) ? 'late' : 'current', due: course.contact_due }
}

function finished(course: Course, now: Date): Stop {
  if (isOpen(course)) {
    return { state: passed(course, course.resolve_due, now) ? 'late' : 'ahead', due: course.resolve_due }
  }
  return wasDone(course) ? { state: 'done', at: course.finished_at } : { state: 'skipped' }
}

function confirmed(course: Course): Stop {
  if (isOpen(course)) return { state: 'ahead' }
  if (course.state === 'finished') return { state: 'current', due: course.confirm_until }
  const judged = course.closed_by === 'confirmed' || course.closed_by === 'called_back'
  return judged ? { state: 'done', at: course.closed_at } : { state: 'skipped' }
}

function wasDone(course: Course): boolean {
  return course.outcome === 'solved' || course.outcome === 'answered'
}

function passed(course: Course, due: Date, now: Date): boolean {
  return due < (course.paused_at ?? now)
}
