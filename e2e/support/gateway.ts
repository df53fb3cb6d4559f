import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Gateway = { address: string; stop(): void }

/** Takes the product's short messages as a gateway does, and tells what came last to a number: `GET /19900000000`. */
export async function openGateway(): Promise<Gateway> {
  const last = new Map<string, string>()
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const message = JSON.parse(await text(request)) as { phone: string; text: string }
      last.set(message.phone, message.text)
    }
    response.end(last.get(request.url?.slice(1) ?? '') ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close() }
}
