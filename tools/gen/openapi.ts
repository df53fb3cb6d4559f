import { openTestPlatform } from '../../src/app/testing/platform.ts'
import { createHttp } from '../../src/platform/http/server.ts'

/** The OpenAPI document as the server gives it out, on an empty database. */
export async function openApiDocument(): Promise<string> {
  const platform = await openTestPlatform()
  try {
    const app = await createHttp(platform, { authenticate: async () => null })
    await app.ready()
    const document = JSON.stringify(app.swagger(), null, 2)
    await app.close()
    return `${document}\n`
  } finally {
    await platform.close()
  }
}
