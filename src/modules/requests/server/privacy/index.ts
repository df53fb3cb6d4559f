import { personColumns } from '../../../../engines/caseflow/index.ts'
import type { PersonalData, Retention } from '../../../../platform/personal-data.ts'
import { forgetDoors } from './forget-doors.ts'
import { heldOnPerson } from './held.ts'
import { forgetCalls, forgetNames, needed, unnamePerson } from './unname.ts'

export const personalData: PersonalData = {
  columns: {
    ...personColumns,
    'exports.runs.person_id': 'actor',
    'requests.requests.entered_by_person': 'actor',
    'requests.judgements.person_id': 'subject',
    'requests.neighbour_words.person_id': 'subject',
    'requests.neighbour_words.entered_by_person': 'actor',
    'requests.neighbour_slips.made_by_person': 'actor',
    'requests.follow_ups.caller_person_id': 'actor',
    'requests.follow_ups.given_by_person': 'actor',
    'requests.exclusions.asked_by_person': 'actor',
    'requests.exclusions.decided_by_person': 'actor',
    'requests.calls.person_id': 'subject',
    'requests.calls.taken_by_person': 'actor',
    'requests.counted.handler_person_id': 'actor',
    'requests.bulk_runs.person_id': 'actor',
    'requests.macros.owner_person_id': 'actor',
    'requests.tag_changes.person_id': 'actor',
    'requests.catalogue_imports.imported_by_person': 'actor',
    'requests.forwardings.signed_by_person': 'actor',
    'requests.forwardings.forwarded_by_person': 'actor',
    'requests.forwardings.answered_by_person': 'actor',
  },
  held: heldOnPerson,
  needed,
  erase: unnamePerson,
}

const year = 365

export const retention: readonly Retention[] = [
  { name: 'requests.names', days: 5 * year, leastDays: 2 * year, forget: forgetNames },
  { name: 'requests.calls', days: 2 * year, leastDays: 183, forget: forgetCalls },
  { name: 'requests.doors', days: 90, leastDays: 30, forget: forgetDoors },
]
