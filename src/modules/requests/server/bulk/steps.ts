import type { z } from 'zod'
import type { Command } from '../../../../platform/command/types.ts'
import type { bulkStep } from '../../contract/bulk-routes.ts'
import { amendRequest } from '../commands/amend-request.ts'
import { callBackRequester } from '../commands/call-back-requester.ts'
import { dispatchRequest } from '../commands/dispatch-request.ts'
import { handOverRequest } from '../commands/hand-over-request.ts'
import { noteRequest } from '../commands/note-request.ts'
import { reclassifyRequest } from '../commands/reclassify-request.ts'
import { snoozeRequest } from '../commands/snooze-request.ts'
import { tagRequest } from '../commands/tag-request.ts'
import type { RequestBrief } from '../views/types.ts'
import { bulkReason, placeholders } from './placeholders.data.ts'

export type BulkStep = z.output<typeof bulkStep>

const commands: Record<BulkStep['act'], Command> = {
  dispatch: dispatchRequest,
  hand_over: handOverRequest,
  note: noteRequest,
  reclassify: reclassifyRequest,
  prioritise: amendRequest,
  snooze: snoozeRequest,
  tag: tagRequest,
  call_back: callBackRequester,
}

/** What a text may name of the request it goes to. */
export type Named = Pick<RequestBrief, 'id' | 'number' | 'title' | 'place' | 'priority'>

/** One step as the single act and its input: the very command a press on the request's own page would run. */
export function commandOf(step: BulkStep, request: Named): { command: Command; input: object } {
  return { command: commands[step.act], input: { id: request.id, ...inputOf(step, request) } }
}

function inputOf(step: BulkStep, request: Named): object {
  if (step.act === 'prioritise') {
    return { priority: { was: request.priority, to: step.priority }, reason: step.reason || bulkReason }
  }
  const { act, ...body } = step
  const texts = Object.entries(body).map(([key, value]) => [key, spoken(key, value, request)])
  return { ...Object.fromEntries(texts), ...(act === 'note' ? { file_ids: [] } : {}) }
}

const textFields = ['text', 'reason', 'comment']

function spoken(key: string, value: unknown, named: Named): unknown {
  return textFields.includes(key) && typeof value === 'string' ? filled(value, named) : value
}

/** Puts the request's own words where {编号}, {诉求}, {地点} stand. */
export function filled(text: string, request: Pick<Named, 'number' | 'title' | 'place'>): string {
  return Object.entries(placeholders).reduce(
    (said, [name, field]) => said.replaceAll(`{${name}}`, request[field]),
    text,
  )
}
