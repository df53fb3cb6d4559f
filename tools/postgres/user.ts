import { readFileSync } from 'node:fs'

/** Ids to run a program with. */
export interface Ids {
  uid: number
  gid: number
}

const nobody: Ids = { uid: 65_534, gid: 65_534 }

/** PostgreSQL refuses to run as root: then it runs as `postgres` or, where there is none, `nobody`. */
export function serverUser(): Ids | undefined {
  if (process.getuid?.() !== 0) return undefined
  return userNamed('postgres') ?? userNamed('nobody') ?? nobody
}

function userNamed(name: string): Ids | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
