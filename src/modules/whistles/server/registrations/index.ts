import type { Operation } from '../../../../platform/command/types.ts'
import { applicationOperations } from './applications.ts'
import {
  addDuty,
  closeDuty,
  confirmDuty,
  giveUpDuty,
  reportDuty,
  reportDutyFor,
  takeDuty,
  takeDutyFor,
} from './duties.ts'
import { giveStatement } from './give-statement.ts'
import { organisationOperations } from './organisations.ts'
import { homeOrganisations, listDuties, listRegistrations, oneDuty, ownDualRegistration } from './queries.ts'
import { endRegistration, leaveOwn, registerFor, registerOwn } from './register.ts'
import { statement, statementSheet } from './statement.ts'

export const registrationOperations: readonly Operation[] = [
  ...organisationOperations,
  ...applicationOperations,
  listRegistrations,
  registerFor,
  endRegistration,
  homeOrganisations,
  statement,
  statementSheet,
  giveStatement,
  listDuties,
  addDuty,
  oneDuty,
  closeDuty,
  takeDutyFor,
  reportDutyFor,
  confirmDuty,
  ownDualRegistration,
  registerOwn,
  leaveOwn,
  takeDuty,
  giveUpDuty,
  reportDuty,
]
