import type { TestProject } from 'vitest/node'
import { type Gateway, openGateway } from './gateway.ts'
import { type Product, startProduct } from './product.ts'

/** Where a product listens, and where its short messages go, to be read. */
export type Place = { address: string; messages: string }

declare module 'vitest' {
  interface ProvidedContext {
    places: Place[]
  }
}

let gateways: Gateway[] = []
let products: Product[] = []

/** One product for each worker: what runs side by side shares no data. */
export async function setup(project: TestProject): Promise<void> {
  const workers = Array.from({ length: Number(project.config.maxWorkers) || 1 })
  gateways = await Promise.all(workers.map(openGateway))
  // All that started are kept, so that they end also where one did not start.
  const started = await Promise.allSettled(gateways.map(productAt))
  products = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  for (const one of started) if (one.status === 'rejected') throw one.reason
  project.provide(
    'places',
    products.map(({ address }, at) => ({ address, messages: gateways[at]?.address ?? '' })),
  )
}

const productAt = ({ address }: Gateway) => startProduct({ LINLI_SMS_URL: address, LINLI_SMS_TOKEN: 'journeys' })

export async function teardown(): Promise<void> {
  await Promise.all(products.map((product) => product.stop()))
  for (const gateway of gateways) gateway.stop()
}
