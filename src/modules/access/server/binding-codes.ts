import type { ReadContext } from '../../../platform/command/types.ts'

const codeCharacters = 8
export const codeDays = 7

/** The code of an issue: made from its id and the installation's keys, so nothing readable is stored. */
export function codeOf(ctx: ReadContext, issueId: string): string {
  return ctx.services.vault.code('binding', issueId, codeCharacters)
}

/** The keyed hash a code is found by. Blanks and dashes people write between groups don't matter. */
export function hashOf(ctx: ReadContext, code: string): Buffer {
  return ctx.services.vault.fingerprint('binding_code', code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, ''))
}
