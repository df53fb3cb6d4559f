import type { ReadContext } from '../../../../platform/command/types.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { PostHolder } from '../../../bodies/api.ts'
import { personNames } from '../../../people/api.ts'
import { staffRefusal } from '../can.ts'
import { handlers } from '../permissions.ts'
import { hasIt, mayTakeOver } from '../rules/hand-over.ts'
import { findItem } from '../rules/items.ts'
import { holderOf } from '../rules/receiver.ts'
import { tagNames } from '../rules/tags.ts'
import { itemName } from '../views/item-name.ts'
import type { RequestRow } from '../views/rows.ts'
import type { RequestBrief } from '../views/types.ts'
import { type BulkStep, filled } from './steps.ts'

/** A step with what it points at looked up once, however many requests it goes to. */
export type Foreseen = {
  step: BulkStep
  receiver?: PostHolder | undefined
  receiverName: string
  itemName: string
  tags: Map<string, string>
}

/** Refusals: `requests.receiver_unknown`, `requests.item_unknown`, `requests.item_retired`. */
export async function foresee(ctx: ReadContext, step: BulkStep): Promise<Foreseen> {
  const plain = { step, receiverName: '', itemName: '', tags: new Map<string, string>() }
  if ((step.act === 'dispatch' || step.act === 'hand_over') && step.post_id) {
    const receiver = await holderOf(ctx, { postId: step.post_id, personId: step.person_id })
    if (!receiver || !handlers.includes(receiver.kind)) refuse('requests.receiver_unknown')
    const names = await personNames(ctx.tx, ctx.communityId, [receiver.person_id])
    const receiverName = `${receiver.title} ${names.get(receiver.person_id)?.name ?? ''}`.trim()
    return { ...plain, receiver, receiverName }
  }
  if (step.act === 'reclassify') {
    const item =
      (await findItem(ctx.tx, ctx.communityId, step.item_code, null, ctx.now)) ?? refuse('requests.item_unknown')
    if (item.retired) refuse('requests.item_retired')
    return { ...plain, itemName: itemName(ctx, item) }
  }
  if (step.act === 'tag') {
    const named = await tagNames(ctx, [...(step.add ?? []), ...(step.remove ?? [])])
    return { ...plain, tags: new Map(named.map((tag) => [tag.id, tag.name])) }
  }
  return plain
}

/**
 * Why a step would be refused for a request as it stands, or null. The same rights and moments the single act asks after its lock; what
 * only the act itself finds out (nobody to receive it there) stands in the result.
 */
export function foreseenRefusal(ctx: ReadContext, row: RequestRow, { step, receiver }: Foreseen): string | null {
  const refusal = staffRefusal(ctx.actor, row, ctx.now, step.act === 'prioritise' ? 'amend' : step.act)
  if (refusal || step.act !== 'hand_over') return refusal
  if (!receiver || !mayTakeOver(row, receiver)) return 'requests.receiver_unknown'
  return hasIt(row, receiver) ? 'requests.same_receiver' : null
}

/** What will stand there, in words; a text that goes out is shown as it will go. */
export function changeOf(ctx: ReadContext, brief: RequestBrief, { step, receiverName, itemName, tags }: Foreseen) {
  const say = (key: string) => ctx.services.texts.message(ctx.language, 'requests', key)
  switch (step.act) {
    case 'dispatch':
    case 'hand_over':
      return { act: step.act, before: brief.assignee?.name ?? '', after: receiverName || say('bulk_by_rule') }
    case 'reclassify':
      return { act: step.act, before: brief.item.name, after: itemName }
    case 'prioritise':
      return {
        act: step.act,
        before: say(`export_priority_${brief.priority}`),
        after: say(`export_priority_${step.priority}`),
      }
    case 'snooze':
      return { act: step.act, before: '', after: filled(step.reason, brief) }
    case 'tag':
      return { act: step.act, before: '', after: taggedWords(step, tags) }
    case 'note':
      return { act: step.act, before: say(`bulk_note_${step.visibility}`), after: filled(step.text, brief) }
    case 'call_back':
      return {
        act: step.act,
        before: '',
        after: filled(step.comment, brief) || say(step.reached ? 'bulk_reached' : 'bulk_not_reached'),
      }
  }
}

/** '＋急 －普通' */
function taggedWords(step: Extract<BulkStep, { act: 'tag' }>, tags: ReadonlyMap<string, string>): string {
  const named = (sign: string, ids: readonly string[]) => ids.map((id) => `${sign}${tags.get(id) ?? ''}`)
  return [...named('＋', step.add ?? []), ...named('－', step.remove ?? [])].join(' ')
}
