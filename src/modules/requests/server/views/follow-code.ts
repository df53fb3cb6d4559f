import type { Vault } from '../../../../platform/vault.ts'

const codeLength = 8

/** The code that opens a request together with its number. Derived, so nothing is kept and an administrator can't read it off a table. */
export function followCodeOf(vault: Vault, communityId: number, requestId: string): string {
  return vault.code('requests.follow', `${communityId} ${requestId}`, codeLength)
}
