import { z } from 'zod'
import { defineRoutes } from '../../../../shared/contract.ts'
import { can, civilDate, id, oneInCommunity, text } from '../../../../shared/schemas.ts'
import { chosenOption, decisionView, optionCodes } from '../meetings/views.ts'
import { openTask, topicBrief } from '../topics/views.ts'

/** What became of a ballot, for staff: its tasks, and on what conditions households agreed. */
export const ballotFollowUp = z.object({
  /** what won, in words, for the task */
  outcome: z.string(),
  /** what it chose, of which a task carries out some */
  chosen: z.array(chosenOption),
  decisions: z.array(decisionView),
  conditions: z.array(z.object({ place: z.string(), text: z.string() })),
  can,
})

/** The same for everybody: conditions are households' own words, so only how many. */
export const openFollowUp = z.object({
  topics: z.array(topicBrief.pick({ id: true, number: true, title: true, state: true, stage_name: true })),
  tasks: z.array(openTask),
  /** null where so few would tell of single households */
  conditions: z.number().int().nullable(),
})

export const ballotRoutes = defineRoutes({
  'GET /api/c/:community/ballots/:id/follow-up': {
    name: 'deliberation.ballot_follow_up',
    summary: '一次表决以后：列成的任务、住户的条件',
    access: { permission: 'deliberation.read' },
    params: oneInCommunity,
    output: ballotFollowUp,
    refusals: ['platform.not_found'],
  },
  'POST /api/c/:community/ballots/:id/decide': {
    name: 'deliberation.decide_ballot',
    summary: '把公布的表决结果列成任务：谁办、什么时候办好',
    access: { permission: 'deliberation.keep' },
    params: oneInCommunity,
    body: z.object({
      text: text(2, 300),
      owner_post_id: id.optional(),
      owner_body_id: id.optional(),
      due_day: civilDate,
      /** which of what was chosen it carries out; none: the whole */
      option_codes: optionCodes,
    }),
    output: ballotFollowUp,
    refusals: [
      'platform.not_found',
      'platform.not_allowed',
      'deliberation.ballot_unpublished',
      'deliberation.not_chosen',
      'deliberation.owner_unknown',
      'deliberation.due_past',
    ],
  },
  'GET /api/c/:community/open/ballots/:id/follow-up': {
    name: 'deliberation.open_follow_up',
    summary: '公开页上一次表决是哪个议题的、后来怎么办',
    access: 'public',
    params: oneInCommunity,
    output: openFollowUp,
  },
})
