import type { Vault } from '../../../platform/vault.ts'

const length = 6

/** The code that proves an e-mail address, made from the id of its asking: nothing readable is stored. */
export function mailCodeOf(vault: Vault, codeId: string): string {
  return vault.code('message_mail', codeId, length)
}

/** As people type it: blanks, dashes and small letters don't matter. */
export function typedMailCode(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
}
