import type { Vault } from '../../../../platform/vault.ts'

const secretCharacters = 32

/** `linli_7_…`: says whose it is, so that a lost one is recognised; made from its id and the installation's keys. */
export function keyText(vault: Vault, communityId: number, id: string): string {
  return `linli_${communityId}_${vault.code('api_key', id, secretCharacters)}`
}

/** The community of a key, by its form alone; undefined for anything else. */
export function communityOfKey(key: string): number | undefined {
  const found = /^linli_([1-9]\d{0,8})_[2-9A-HJKMNP-Z]{32}$/.exec(key)?.[1]
  return found === undefined ? undefined : Number(found)
}

export function keyHash(vault: Vault, key: string): Buffer {
  return vault.fingerprint('api_key', key)
}

/** The keyed hashes a key may be found by. */
export function keyHashes(vault: Vault, key: string): Buffer[] {
  return vault.fingerprints('api_key', key)
}
