import type { Vault } from '../../../platform/vault.ts'

type Secret = { version: number; value: string }
type AuthSecrets = { secret?: string; secrets?: Secret[] }

/** Secrets of sessions, the one of the current key first, then the others, oldest first. */
export function sessionSecrets(vault: Vault): Secret[] {
  const secrets = vault.secrets('sessions')
  const { version } = vault.ring.current()
  return [
    ...secrets.filter((secret) => secret.version === version),
    ...secrets.filter((secret) => secret.version !== version),
  ]
}

/**
 * The secrets of better-auth: it signs and seals with the current key's, and opens what any of them sealed. `secret` opens what the first
 * key sealed before there were others. What another one signed is signed anew before better-auth sees it (signed-cookies.ts).
 */
export function authSecrets(vault: Vault): AuthSecrets {
  const secrets = sessionSecrets(vault)
  const first = secrets.find(({ version }) => version === 1)?.value
  if (secrets.length === 1 && first !== undefined) return { secret: first }
  return { ...(first === undefined ? {} : { secret: first }), secrets }
}
