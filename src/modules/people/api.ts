/** What other modules may ask of the register. Numbers come whole: whoever shows them masks them. */
export { findPeopleByName, findPeopleByPhone } from './server/look-up.ts'
export {
  findPersonsByPhone,
  openIdentityNumber,
  type PersonName,
  personNames,
  personWhereabouts,
} from './server/lookup.ts'
