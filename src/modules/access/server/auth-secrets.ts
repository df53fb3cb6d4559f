import type { Vault } from '../../../platform/vault.ts'

type AuthSecrets = { secret?: string; secrets?: { version: number; value: string }[] }

/**
 * The secrets of better-auth: it signs with the oldest key there is, so that nobody is signed out by a new one, and reads what any of
 * them sealed. `secret` reads what the first key sealed before there were others.
 */
export function authSecrets(vault: Vault): AuthSecrets {
  const secrets = vault.secrets('sessions')
  const first = secrets.find(({ version }) => version === 1)?.value
  if (secrets.length === 1 && first !== undefined) return { secret: first }
  return { ...(first === undefined ? {} : { secret: first }), secrets }
}
