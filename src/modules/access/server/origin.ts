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
  if (!URL.canParse(origin) || !URL.canParse(`http://${request.host}`)) return false
  const { host, origin: named } = new URL(origin)
  const here = new URL(ownOrigin(request)).host
  return host === here || (config.publicUrl !== undefined && named === new URL(config.publicUrl).origin)
}

/**
 * The origin under which this call reached us. The browser's own word comes first, once `checkOrigin` has compared its host: behind a
 * proxy we may not know that the outside is https.
 */
export function ownOrigin(request: FastifyRequest): string {
  const { origin } = request.headers
  const reached = `${request.protocol}://${request.host}`
  if (origin === undefined || !URL.canParse(origin) || !URL.canParse(reached)) return reached
  return new URL(origin).host === new URL(reached).host ? origin : reached
}
