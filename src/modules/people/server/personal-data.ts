import type { PersonalData, Retention } from '../../../platform/personal-data.ts'
import { eraseFromRegister, goneBefore } from './erase.ts'
import { heldOnPerson } from './held.ts'

export const personalData: PersonalData = {
  columns: {
    'people.persons.merged_into': 'subject',
    'people.residences.person_id': 'subject',
    'people.household_members.person_id': 'subject',
    'people.undoable_acts.person_id': 'subject',
    'people.undoable_acts.kept_id': 'subject',
    'people.import_rows.person_id': 'subject',
    'people.import_rows.decided_for': 'subject',
  },
  held: heldOnPerson,
  erase: eraseFromRegister,
}

const year = 365

export const retention: readonly Retention[] = [
  { name: 'people.gone', days: 3 * year, leastDays: year, persons: goneBefore },
  { name: 'people.sheets', days: 30, leastDays: 30, job: 'people.forget-imports' },
]
