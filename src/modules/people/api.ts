/** What other modules may ask of the register. Numbers come whole: whoever shows them masks them. */
export { type Caller, callersByIds, callersByPhone } from './server/callers.ts'
export { changePhone } from './server/commands/edit-person.ts'
export { registerByName } from './server/commands/register-person.ts'
export { type ErasedEntry, erasedEntries, notErased } from './server/erased.ts'
export { askable, countHouseholds, countLivedIn, countPersons } from './server/for-forms/counts.ts'
export { dwellingFieldTexts, householdFormRows } from './server/for-forms/home-rows.ts'
export { type PersonFilter, type PersonRow, personFormRow, personFormRows } from './server/for-forms/person-rows.ts'
export { grownUpsIn } from './server/grown-ups-in.ts'
export { type HomeKey, homeKeys } from './server/home-keys.ts'
export {
  entriesOf,
  findPersonsByPhone,
  livePerson,
  openIdentityNumber,
  type PersonFacts,
  type PersonName,
  personNames,
  personWhereabouts,
  reachablePersons,
  whereaboutsOf,
} from './server/lookup.ts'
export { type Guardian, guardiansOf, isMinor } from './server/minors.ts'
export { findPeopleByName, findPeopleByPhone } from './server/people-found.ts'
export { lockPerson as lockPersonRow } from './server/persons.ts'
export { type RegisteredTie, registeredIn } from './server/registered-in.ts'
export { homesOf } from './server/residences.ts'
export { type KnownResident, residentsOfDwellings } from './server/residents-of.ts'
export { inSpecialCare } from './server/special-care.ts'
export { actStands, giveBackRows, keepForUndo, keptForUndo } from './server/undoable.ts'
