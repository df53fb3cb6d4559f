import type { LeadKind } from '../../../../engines/caseflow/index.ts'
import type { PostKind } from '../../../../shared/actor.ts'
import type { Body } from '../../../bodies/api.ts'

const residentsBodies: readonly Body['kind'][] = ['neighbour_association', 'owners_committee', 'club']

/** In which of the four ways a body answers for a matter. */
export function leadKindOfBody(kind: Body['kind']): LeadKind {
  if (kind === 'property_company') return 'property_company'
  if (kind === 'department' || kind === 'street_office') return 'department'
  return residentsBodies.includes(kind) ? 'residents' : 'community'
}

const leaders: readonly PostKind[] = ['building_leader', 'lane_leader', 'street_leader']

/** The same by the post that receives it. A leader of neighbours acts for the residents; micro-grid leaders go on for whom it was. */
export function leadKindOfPost(post: PostKind, body: Body['kind'] | undefined, present: LeadKind): LeadKind {
  if (body) return leadKindOfBody(body)
  if (leaders.includes(post)) return 'residents'
  return post === 'micro_grid_leader' && present === 'residents' ? 'residents' : 'community'
}
