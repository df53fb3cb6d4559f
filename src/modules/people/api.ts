/** What other modules may ask of the register. Numbers come whole: whoever shows them masks them. */
export {
  findPersonsByPhone,
  openIdentityNumber,
  type PersonHome,
  type PersonName,
  personHome,
  personNames,
  personWhereabouts,
} from './server/lookup.ts'
