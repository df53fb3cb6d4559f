import { command, type WriteContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import { routes } from '../../contract.ts'
import { type AskedRequest, checkMoment, lockForAsker, residentActor } from '../door.ts'
import { requestByCode } from '../queries/follow.ts'
import { judge } from '../rules/judge.ts'
import { attach, lockRequest } from '../store.ts'
import { ownRequestView } from '../views/own-request-view.ts'

/**
 * The requester says whether it is solved, and grades it: the word that closes, or reopens to the same handler. Who merely joined is
 * told what becomes of it but doesn't judge. Refusals: `platform.not_found`, `requests.state_forbids`, `requests.window_over`.
 */
export const judgeRequest = command(routes['POST /api/c/:community/my/requests/:id/verdict'], {
  handle: (ctx, input) => judgeAsAsker(ctx, input),
  view: (ctx, { id, relation }) => ownRequestView(ctx, id, relation),
})

/** `fileIds`: uploads of the actor that show it. */
type Word = { id: string; solved: boolean; grade?: number | undefined; comment: string; fileIds?: readonly string[] }

/** The same for other modules' commands: the word of whoever of the staff asked for it. Refusals: those of the route above. */
export async function judgeAsAsker(
  ctx: WriteContext,
  input: Word,
): Promise<Pick<AskedRequest, 'relation'> & { id: string }> {
  const { row, relation } = await lockForAsker(ctx, input.id)
  if (relation === 'joined') refuse('platform.not_found')
  await checkMoment(ctx, row, 'judge')
  const { personId } = ctx.actor
  const { fileIds = [] } = input
  await attach(ctx, row.id, fileIds, 'report')
  await judge(ctx, row, { ...wordOf(input), source: 'requester', personId, actor: residentActor(personId), fileIds })
  return { id: row.id, relation }
}

/** The same by number and code, without an account: nobody's name is kept with it. */
export const judgeByCode = command(routes['POST /api/c/:community/follow/verdict'], {
  anonymousActor: true,
  async handle(ctx, input) {
    const { id } = await requestByCode(ctx, input.number, input.code)
    const row = (await lockRequest(ctx.tx, ctx.communityId, id)) ?? refuse('requests.follow_code_wrong')
    await checkMoment(ctx, row, 'judge')
    await judge(ctx, row, { ...wordOf(input), source: 'code', personId: null, actor: residentActor(null) })
    return { id }
  },
  view: (ctx, { id }) => ownRequestView(ctx, id, 'first'),
})

function wordOf(input: { solved: boolean; grade?: number | undefined; comment: string }) {
  return { reached: true, solved: input.solved, grade: input.grade ?? null, comment: input.comment }
}
