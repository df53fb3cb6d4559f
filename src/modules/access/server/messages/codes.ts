import type { Vault } from '../../../../platform/vault.ts'

const lengths = { invitation: 10, recovery: 8, setup: 12 } as const
type Purpose = keyof typeof lengths

/** A one-time code, made from what it is for and the installation's keys: nothing readable is stored. */
export function oneTimeCode(vault: Vault, purpose: Purpose, subject: string): string {
  return vault.code(purpose, subject, lengths[purpose])
}

/** As people type it: blanks, dashes and small letters don't matter. */
export function typedCode(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
}

/** The keyed hash a code is kept by. */
export function codeHash(vault: Vault, purpose: Purpose, code: string): Buffer {
  return vault.fingerprint(`${purpose}_code`, typedCode(code))
}

/** The keyed hashes a typed code may be found by. */
export function codeHashes(vault: Vault, purpose: Purpose, code: string): Buffer[] {
  return vault.fingerprints(`${purpose}_code`, typedCode(code))
}

/** How a queued message says which code it carries: `code_of: 'invitation 0190…'`. */
export function codeOf(vault: Vault, codeOf: string): string {
  const [purpose = '', ...subject] = codeOf.split(' ')
  return oneTimeCode(vault, purpose as Purpose, subject.join(' '))
}
