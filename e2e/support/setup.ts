import type { TestProject } from 'vitest/node'
import { type Gateway, openGateway } from './gateway.ts'
import { type Product, startProduct } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product of this run listens. */
    address: string
    /** Where its short messages go, to be read. */
    messages: string
  }
}

let gateway: Gateway | undefined
let product: Product | undefined

/** One product for all journeys of a run. */
export async function setup(project: TestProject): Promise<void> {
  gateway = await openGateway()
  product = await startProduct({ LINLI_SMS_URL: gateway.address, LINLI_SMS_TOKEN: 'journeys' })
  project.provide('address', product.address)
  project.provide('messages', gateway.address)
}

export async function teardown(): Promise<void> {
  await product?.stop()
  gateway?.stop()
}
