/** Everything other modules and the pages may know of ballots. Parts live in `contract/`. */
import { z } from 'zod'
import { defineEvents, defineRefusals, defineRoutes } from '../../shared/contract.ts'
import { id } from '../../shared/schemas.ts'
import { householdRoutes } from './contract/household-routes.ts'
import { nominationRoutes } from './contract/nomination-routes.ts'
import { nominationSteps } from './contract/nomination-views.ts'
import { residentRoutes } from './contract/resident-routes.ts'
import { rollRoutes } from './contract/roll-routes.ts'
import { secretRoutes } from './contract/secret-routes.ts'
import { staffRoutes } from './contract/staff-routes.ts'

export * from './contract/forms.ts'
export * from './contract/kinds.ts'
export * from './contract/marks.ts'
export * from './contract/nomination-views.ts'
export * from './contract/result-views.ts'
export * from './contract/roll-views.ts'
export * from './contract/views.ts'

export const routes = defineRoutes({
  ...staffRoutes,
  ...rollRoutes,
  ...householdRoutes,
  ...nominationRoutes,
  ...residentRoutes,
  ...secretRoutes,
})

/** By precedence within a route: what is missing or unknown first, then what the moment forbids. */
export const refusals = defineRefusals({
  'ballots.place_unknown': 422,
  'ballots.options_missing': 422,
  'ballots.options_same': 422,
  'ballots.words_same': 422,
  'ballots.rule_unfit': 422,
  'ballots.judges_few': 422,
  'ballots.secret_kind': 422,
  'ballots.secret_unfit': 422,
  'ballots.days_unfit': 422,
  'ballots.day_unfit': 422,
  'ballots.price_missing': 422,
  'ballots.silence_basis_missing': 422,
  'ballots.follows_unfit': 422,
  'ballots.candidate_unknown': 422,
  'ballots.person_unknown': 422,
  'ballots.reason_needed': 422,
  'ballots.code_unknown': 404,
  'ballots.phase_unfit': 409,
  'ballots.rules_frozen': 409,
  'ballots.terms_missing': 422,
  'ballots.affected_unheard': 409,
  'ballots.notice_short': 422,
  'ballots.roll_missing': 409,
  'ballots.roll_empty': 422,
  'ballots.roll_large': 422,
  'ballots.shares_overlap': 422,
  'ballots.area_missing': 422,
  'ballots.owner_unknown': 422,
  'ballots.area_sum_differs': 422,
  'ballots.owners_by_title': 422,
  'ballots.on_roll_already': 409,
  'ballots.not_open_yet': 409,
  'ballots.closed': 409,
  'ballots.not_on_roll': 422,
  'ballots.choices_missing': 422,
  'ballots.choices_unknown': 422,
  'ballots.points_unfit': 422,
  'ballots.choices_many': 422,
  'ballots.rank_gap': 422,
  'ballots.over_budget': 422,
  'ballots.blinded_unfit': 422,
  'ballots.signature_wrong': 422,
  'ballots.paper_in_urn': 409,
  'ballots.voted_already': 409,
  'ballots.words_unfit': 422,
  'ballots.not_voted': 409,
  'ballots.words_filed': 409,
  'ballots.nobody_left': 409,
  'ballots.not_a_lift': 409,
  'ballots.dwelling_unknown': 422,
  'ballots.affected_already': 409,
  'ballots.void_own_only': 409,
  'ballots.proxy_self': 422,
  'ballots.proxy_candidate': 422,
  'ballots.proxy_given': 409,
  'ballots.proxies_full': 409,
  'ballots.proxy_none': 409,
  'ballots.paper_counted': 409,
  'ballots.papers_more': 409,
  'ballots.paper_same_person': 409,
  'ballots.paper_differs': 409,
  'ballots.paper_not_there': 409,
  'ballots.papers_waiting': 409,
  'ballots.roll_objections_open': 409,
  'ballots.extension_unfit': 409,
  'ballots.extension_due': 409,
  'ballots.too_long_to_count': 422,
  'ballots.not_counted': 409,
  'ballots.display_running': 409,
  'ballots.objections_open': 409,
  'ballots.objection_decided': 409,
  'ballots.no_objections_now': 409,
  'ballots.objections_many': 409,
  'ballots.nominations_none': 409,
  'ballots.nominations_over': 409,
  'ballots.nominations_running': 409,
  'ballots.nominations_undecided': 409,
  'ballots.nomination_what_unfit': 422,
  'ballots.proposer_missing': 422,
  'ballots.not_of_ground': 422,
  'ballots.nominations_many': 409,
  'ballots.nomination_state_unfit': 409,
  'ballots.endorse_own': 409,
  'ballots.endorsed_already': 409,
  'ballots.not_endorsed': 409,
  'ballots.candidate_already': 409,
  'ballots.assent_unasked': 409,
  'ballots.merge_self': 422,
  'ballots.merge_asked': 409,
  'ballots.merge_unasked': 409,
  'ballots.endorsements_short': 409,
  'ballots.assent_missing': 409,
})

const one = z.object({ ballot_id: id })
const oneNomination = one.extend({ nomination_id: id })

export const events = defineEvents({
  'ballots.announced': one,
  'ballots.changed': one,
  'ballots.extended': one,
  'ballots.tallied': one,
  'ballots.displayed': one,
  'ballots.settled': one,
  'ballots.published': one,
  'ballots.withdrawn': one,
  'ballots.objected': one,
  'ballots.objection_decided': one.extend({ objection_id: id }),
  /** The clock makes these; each is said once, a job looks. */
  'ballots.opened': one,
  'ballots.closing': one,
  'ballots.closed': one,
  'ballots.nominations_opened': one,
  /** A proposal came in, or something became of one. */
  'ballots.nomination_changed': oneNomination.extend({ what: z.enum(nominationSteps) }),
  /** A household said why not. */
  'ballots.reason_said': one.extend({ voter_id: id }),
})
