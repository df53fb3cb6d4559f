import { changeCase, questionsOfCase } from '../../../../engines/caseflow/index.ts'
import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { dropOwnDraft, lockForStaff, staffActor } from '../door.ts'
import { awaitedCount } from '../forwardings/store.ts'
import { communityRules } from '../rules/community.ts'
import { windowEnd } from '../rules/window.ts'
import { attach, evidencePhotos, handlingSince, type LockedRequest } from '../store.ts'
import { requestView } from '../views/request-view.ts'

/** A note of evidence says at least so much, in characters. */
const noteLengthMin = 10

/**
 * The handler says it is done: solved, with the evidence its item asks for, or answered (can't or needn't act, with the reason). The
 * requester then has some days to confirm or reopen. Refusals: those of `lockForStaff`, `requests.checklist_open`, `requests.parts_open`,
 * `requests.forwardings_open`, `requests.evidence_needed`, `platform.not_found` for a file.
 */
export const finishRequest = command(routes['POST /api/c/:community/requests/:id/finish'], {
  async handle(ctx, input) {
    const row = await lockForStaff(ctx, input, 'finish')
    await attach(ctx, row.id, input.file_ids, 'evidence')
    if (input.outcome === 'solved') checkPoints(row, input.checked)
    if (input.outcome === 'solved') await checkParts(ctx, row)
    if (input.outcome === 'solved') await checkForwardings(ctx, row)
    if (input.outcome === 'solved') await checkEvidence(ctx, row, input.text)
    const actor = staffActor(ctx, 'requests.handle', row)
    const closingNo = row.closing_no + 1
    await changeCase(
      ctx.tx,
      row,
      {
        set: {
          state: 'finished',
          outcome: input.outcome,
          finished_at: ctx.now,
          closing_no: closingNo,
          confirm_until: await confirmUntil(ctx),
        },
        steps: [
          {
            kind: 'finished',
            actor,
            visibility: 'public',
            body: input.text,
            data: {
              closing_no: closingNo,
              outcome: input.outcome,
              file_ids: input.file_ids,
              ...pointsOf(row, input.checked),
            },
          },
        ],
        endPause: row.paused_at !== null,
      },
      ctx.now,
    )
    await dropOwnDraft(ctx, 'request', row.id, 'finish')
    ctx.audit('request', row.id, { state: 'finished', outcome: input.outcome, closing_no: closingNo })
    ctx.emit('requests.finished', { request_id: row.id, closing_no: closingNo })
    return { id: row.id }
  },
  view: (ctx, { id }) => requestView(ctx, id),
})

/** Every point of the item's list is looked at before it is said to be solved; the refusal names those left. */
function checkPoints(row: LockedRequest, checked: readonly string[]): void {
  const open = row.checklist.filter((point) => !checked.includes(point))
  if (open.length === 0) return
  refuse('requests.checklist_open', { points: open.join('；'), count: open.length }, [
    { path: 'checked', code: 'required' },
  ])
}

/** Several parties work on it: it is solved when each has done its part, or is released from it. */
async function checkParts(ctx: WriteContext, row: LockedRequest): Promise<void> {
  const questions = await questionsOfCase(ctx.tx, ctx.communityId, row.id)
  const open = questions.filter((one) => one.kind === 'part' && !one.answered_at && !one.withdrawn_at)
  if (open.length > 0) refuse('requests.parts_open', { count: open.length })
}

function pointsOf(row: LockedRequest, checked: readonly string[]): { checked?: string[] } {
  const points = row.checklist.filter((point) => checked.includes(point))
  return points.length === 0 ? {} : { checked: points }
}

/** No closing without proof: a photo where seeing proves it, else a photo or some words on what was done. */
async function checkEvidence(ctx: WriteContext, row: LockedRequest, text: string): Promise<void> {
  if (row.evidence === 'none') return
  const note = [...text].length >= noteLengthMin
  if (row.evidence === 'photo_or_note' && note) return
  const photos = await evidencePhotos(ctx, row.id, await handlingSince(ctx.tx, row))
  if (photos > 0) return
  const field = row.evidence === 'photo' ? { path: 'file_ids', code: 'required' } : { path: 'text', code: 'too_short' }
  refuse('requests.evidence_needed', { least: noteLengthMin }, [field])
}

/** What was put to others is answered, or taken back, before it is solved. */
async function checkForwardings(ctx: WriteContext, row: LockedRequest): Promise<void> {
  const count = await awaitedCount(ctx, row.id)
  if (count > 0) refuse('requests.forwardings_open', { count })
}

async function confirmUntil(ctx: WriteContext): Promise<Date> {
  const { confirmDays, timeZone } = await communityRules(ctx.tx, ctx.communityId)
  return windowEnd(ctx.now, confirmDays, timeZone)
}
