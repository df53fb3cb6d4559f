import type { FastifyRequest } from 'fastify'
import type { Config } from '../../../platform/config.ts'
import { refuse } from '../../../shared/refusal.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Browsers say from which page a write comes: only our own pages may write with our cookies. Programs without a browser say nothing
 * and carry no cookies of others. Refusal: `access.origin_refused`.
 */
export function checkOrigin(request: FastifyRequest, config: Pick<Config, 'publicUrl'>): void {
  if (reading.has(request.method)) return
  const { origin } = request.headers
  if (origin === undefined ? request.headers['sec-fetch-site'] === 'cross-site' : !isOurs(origin, request, config)) {
    refuse('access.origin_refused')
  }
}

function isOurs(origin: string, request: FastifyRequest, config: Pick<Config, 'publicUrl'>): boolean {
  if (!URL.canParse(origin)) return false
  const { host, origin: named } = new URL(origin)
  return host === request.host || (config.publicUrl !== undefined && named === new URL(config.publicUrl).origin)
}
