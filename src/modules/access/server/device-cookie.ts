import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../../platform/config.ts'

const cookiePattern = /(?:^|;\s*)linli\.device=([0-9a-f]{32})(?:;|$)/
/** As long as browsers keep a cookie. */
const keepSeconds = 400 * 86_400

export type DeviceMark = { value: string; made: boolean }

/** The mark by which a browser is known again; a new one where it has none. Only its keyed hash is stored. */
export function deviceMark(request: FastifyRequest): DeviceMark {
  const known = cookiePattern.exec(request.headers.cookie ?? '')?.[1]
  return known ? { value: known, made: false } : { value: randomBytes(16).toString('hex'), made: true }
}

/** Leaves a new mark in the browser. */
export function keepDevice(reply: FastifyReply, mark: DeviceMark, config: Pick<Config, 'publicUrl'>): void {
  if (!mark.made) return
  const secure = config.publicUrl?.startsWith('https://') ? '; Secure' : ''
  const cookie = `linli.device=${mark.value}; Path=/api; Max-Age=${keepSeconds}; HttpOnly; SameSite=Lax${secure}`
  void reply.header('set-cookie', cookie)
}
