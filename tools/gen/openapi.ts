import type { FastifyInstance } from 'fastify'
import { openTestPlatform } from '../../src/app/testing/platform.ts'
import { createAccounts } from '../../src/modules/access/api.ts'
import { createHttp } from '../../src/platform/http/server.ts'
import type { Platform } from '../../src/platform/platform.ts'

/** The OpenAPI document as the server gives it out, on an empty database. */
export async function openApiDocument(): Promise<string> {
  const platform = await openTestPlatform()
  try {
    const http = await apiOf(platform)
    const document = JSON.stringify(http.swagger(), null, 2)
    await http.close()
    return `${document}\n`
  } finally {
    await platform.close()
  }
}

async function apiOf(platform: Platform): Promise<FastifyInstance> {
  const accounts = createAccounts(platform)
  const http = await createHttp(platform, { authenticate: accounts.authenticate })
  await accounts.addRoutes(http)
  await http.ready()
  return http
}
