import type { FastifyInstance } from 'fastify'
import { createHttp } from '../../platform/http/server.ts'
import type { ActorLoader } from '../../platform/module.ts'
import { openTestPlatform, type TestPlatform } from './platform.ts'

/** A test platform behind its HTTP face. Who asks is named by the header `x-test-account`: signing in has tests of its own. */
export type Served = { platform: TestPlatform; http: FastifyInstance; close(): Promise<void> }

const requestsPerMinute = 1_000_000

export async function serveTestPlatform(load?: ActorLoader): Promise<Served> {
  const platform = await openTestPlatform(load)
  const http = await createHttp(platform, {
    requestsPerMinute,
    authenticate: async (request) => {
      const account = request.headers['x-test-account']
      return typeof account === 'string' && account !== '' ? { accountId: account } : null
    },
  })
  await http.ready()
  return {
    platform,
    http,
    close: async () => {
      await http.close()
      await platform.close()
    },
  }
}

/** `GET /api/c/:community/x/:id` with the parameters filled in. */
export function addressOf(key: string, params: Record<string, string | number>): { method: string; url: string } {
  const [method = 'GET', path = '/'] = key.split(' ')
  return {
    method,
    url: path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? unknownId))),
  }
}

/** The id of nothing. */
export const unknownId = '01900000-0000-7000-8000-000000000000'
