import type { ReadContext } from '../../../platform/command/types.ts'
import { typedCode } from './messages/codes.ts'

const codeCharacters = 8
export const codeDays = 7

/** The code of an issue: made from its id and the installation's keys, so nothing readable is stored. */
export function codeOf(ctx: ReadContext, issueId: string): string {
  return ctx.services.vault.code('binding', issueId, codeCharacters)
}

const purpose = 'binding_code'

/** The keyed hash a code is kept by. */
export function hashOf(ctx: ReadContext, code: string): Buffer {
  return ctx.services.vault.fingerprint(purpose, typedCode(code))
}

/** The keyed hashes a typed code may be found by. */
export function hashesOf(ctx: ReadContext, code: string): Buffer[] {
  return ctx.services.vault.fingerprints(purpose, typedCode(code))
}
