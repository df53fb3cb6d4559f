import { type Actor, holds } from '../../../../shared/actor.ts'

export type TextRow = {
  scope: 'own' | 'post' | 'community'
  owner_person_id: string | null
  post_kind: string | null
}

/** Whether somebody may write with the text: their own, that of a post they hold, the community's. */
export function seesText(actor: Actor, row: TextRow): boolean {
  if (row.scope === 'own') return row.owner_person_id === actor.personId
  return row.scope === 'community' || actor.posts.some((post) => post.kind === row.post_kind)
}

/** What somebody may do with it: the community's is kept by the leads, every other by whoever writes with it. */
export function canText(actor: Actor, row: TextRow): ('change' | 'delete')[] {
  const keeps = row.scope === 'community' ? holds(actor, 'desk.keep_texts') : seesText(actor, row)
  return keeps ? ['change', 'delete'] : []
}
