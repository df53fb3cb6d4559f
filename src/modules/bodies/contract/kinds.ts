import type { PostKind } from '../../../shared/actor.ts'

/** Kinds of body: those of a community's organisation, and whoever else answers for requests. */
export const bodyKinds = [
  'party_branch',
  'joint_party_committee',
  'residents_committee',
  'representatives_meeting',
  'owners_committee',
  'compound_oversight_committee',
  'residents_oversight_committee',
  'neighbour_association',
  'club',
  'social_organisation',
  'member_alliance',
  'property_company',
  'mediation_committee',
  'supervision_team',
  'department',
  'street_office',
  'partner_unit',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Kinds of department and utility, in the codes the need catalogue names them by. */
export const departmentKinds = [
  'urban_management',
  'housing',
  'police',
  'market_supervision',
  'transport',
  'civil_affairs',
  'human_resources',
  'health',
  'education',
  'water',
  'fire_rescue',
  'ecology',
  'natural_resources',
  'medical_security',
  'subdistrict',
  'power_grid',
  'gas_company',
  'heating_company',
  'telecom_operator',
  'justice',
  'veterans',
  'disabled_federation',
] as const
export type DepartmentKind = (typeof departmentKinds)[number]

/** Bodies of which it is entered whom they serve: single compounds, or the whole community. The others are the community's or one area's. */
export const servingKinds: readonly BodyKind[] = [
  'property_company',
  'department',
  'street_office',
  'social_organisation',
  'partner_unit',
  'party_branch',
  'neighbour_association',
  'mediation_committee',
  'supervision_team',
]

/** Posts that only make sense for a body. */
export const postsOfBodies: readonly PostKind[] = ['body_chair', 'body_member', 'department_clerk', 'property_manager']

/** Posts that carry rights over other people's data: filled by who leads (`bodies.appoint`), not by every editor. */
export const appointedPosts: readonly PostKind[] = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
  'grid_worker',
  'project_social_worker',
  'department_clerk',
  'property_manager',
  'street_office_clerk',
  'district_analyst',
]

/** The community's own workers: their posts are taken over in absence by one of them only. */
export const staffPosts = [
  'community_secretary',
  'deputy_secretary',
  'community_worker',
  'counter_clerk',
  'grid_worker',
  'project_social_worker',
] as const satisfies readonly PostKind[]

/** Why somebody is away, as far as they say: 休假, 生病, 培训, 外出办事, 家里有事. */
export const absenceKinds = ['leave', 'sick', 'training', 'away_on_duty', 'family'] as const
export type AbsenceKind = (typeof absenceKinds)[number]
export const absenceActions = ['change', 'end'] as const

export const offices = ['chair', 'vice_chair', 'secretary', 'member', 'supervisor'] as const
export type Office = (typeof offices)[number]

/** How somebody came to a post: 推选, 任命, 自荐. */
export const waysToPost = ['elected', 'appointed', 'self_proposed'] as const

/** The five sides of a compound (小区五方). */
export const compoundSides = [
  'party_branch',
  'owners_committee',
  'neighbour_association',
  'property_company',
  'residents',
] as const
export type CompoundSide = (typeof compoundSides)[number]

export const bodyActions = ['edit', 'dissolve', 'set_service', 'add_member', 'end_member', 'create_post'] as const
export const postActions = ['edit', 'fill', 'vacate', 'close'] as const
