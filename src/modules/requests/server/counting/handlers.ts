import type { WriteContext } from '../../../../platform/command/types.ts'
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
  'requests.excluded',
  'requests.included',
]

type Counting = { request_id: string }

const countTogether = (ctx: WriteContext, payloads: readonly Counting[]) =>
  keepCounts(ctx, [...new Set(payloads.map((payload) => payload.request_id))])

/** Reactions that keep the counters of requests: what was counted together counts as if one by one. */
export const countingHandlers: readonly EventHandler[] = [
  ...counted.map((event) =>
    on<Counting>(
      event,
      `requests.count-${event.split('.')[1]}`,
      (ctx, payload) => keepCounts(ctx, [payload.request_id]),
      countTogether,
    ),
  ),
  on<{ request_ids: string[] }>('requests.places_moved', 'requests.follow-counts', (ctx, { request_ids }) =>
    keepCounts(ctx, request_ids),
  ),
]
