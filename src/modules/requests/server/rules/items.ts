import { sql } from 'kysely'
import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { DepartmentKind } from '../../../bodies/contract.ts'
import type { Area } from '../../../territory/api.ts'
import type { ItemLimits } from './limits.ts'
import type { ItemQuestion } from './questions-of-item.ts'
import type { Tier } from './tier.ts'

/** A catalogue item in force, with the override that holds at a place. */
export type ItemInForce = ItemLimits & {
  code: string
  revision: number
  class: string
  name: string
  kind: string
  answerable: LeadKind
  department_kind: DepartmentKind | null
  why: string
  tier: Tier
  priority: number
  place: 'required' | 'optional'
  public_open: boolean
  retired: boolean
  may_act: boolean
  instead: string
  questions: ItemQuestion[]
  override_answerable: LeadKind | null
  override_body_id: string | null
  override_reason: string | null
  override_compound_id: string | null
}

/**
 * An item in force with its override at a place. Refusals: `requests.item_unknown`, `requests.item_retired`.
 */
export async function itemInForce(
  tx: Tx,
  communityId: number,
  code: string,
  compoundId: string | null,
  now: Date,
): Promise<ItemInForce> {
  const item = (await findItem(tx, communityId, code, compoundId, now)) ?? refuse('requests.item_unknown')
  if (item.retired) refuse('requests.item_retired')
  return item
}

/** The same for any item, retired ones too. The override for the compound comes before the whole community's. One query. */
export async function findItem(
  tx: Tx,
  communityId: number,
  code: string,
  compoundId: string | null,
  now: Date,
): Promise<ItemInForce | undefined> {
  const found = await sql<ItemInForce>`
    select i.code, i.revision, i.class, i.name, i.kind, i.answerable, i.department_kind, i.why, i.tier, i.priority, i.place,
      i.public_open, i.retired, i.may_act, i.instead, i.questions, i.contact_amount, i.contact_unit, i.resolve_amount, i.resolve_unit,
      o.answerable as override_answerable, o.body_id as override_body_id, o.reason as override_reason, o.compound_id as override_compound_id
    from requests.items i
    left join lateral (
      select answerable, body_id, reason, compound_id from requests.responsibilities
      where community_id = ${communityId} and item_code = i.code and (until is null or until > ${now})
        and (compound_id is null or compound_id = ${compoundId}::uuid)
      order by compound_id nulls last, since desc limit 1
    ) o on true
    where i.community_id = ${communityId} and i.code = ${code} and i.successor_at is null`.execute(tx)
  return found.rows[0]
}

/** The compound a place lies in; null in the administrative tree only. */
export function compoundOf(area: Pick<Area, 'id' | 'compound_id' | 'compound_path'> | undefined): string | null {
  if (!area) return null
  return area.compound_id ?? (area.compound_path !== null ? area.id : null)
}

/** An item in the very revision a request had. Refusal: `requests.item_unknown`. */
export async function restoreItem(tx: Tx, communityId: number, code: string, revision: number) {
  type Kept = Pick<ItemInForce, 'code' | 'revision' | 'class' | 'kind' | 'tier' | 'priority' | 'name' | 'public_open'>
  const found = await sql<Kept>`
    select code, revision, class, kind, tier, priority, name, public_open from requests.items
    where community_id = ${communityId} and code = ${code} and revision = ${revision}`.execute(tx)
  return found.rows[0] ?? refuse('requests.item_unknown')
}
