import { type EventHandler, on } from '../../../../platform/module.ts'
import { keepCounts } from './keep-counts.ts'

/** Whatever may change what a request counts for. */
const counted = [
  'requests.filed',
  'requests.reclassified',
  'requests.contacted',
  'requests.escalated',
  'requests.due_moved',
  'requests.finished',
  'requests.judged',
  'requests.reopened',
  'requests.closed',
  'requests.withdrawn',
  'requests.merged',
  'requests.unmerged',
  'requests.undone',
]

/** Reactions that keep the counters of requests. */
export const countingHandlers: readonly EventHandler[] = counted.map((event) =>
  on<{ request_id: string }>(event, `requests.count-${event.split('.')[1]}`, (ctx, payload) =>
    keepCounts(ctx, payload.request_id),
  ),
)
