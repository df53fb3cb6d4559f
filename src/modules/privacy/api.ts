/** What the command line and the start ask of this module. */
export { applyErasures, type ErasuresApplied } from './server/erasure/ledger.ts'
