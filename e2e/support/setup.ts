import type { TestProject } from 'vitest/node'
import { type Product, startProduct } from './product.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product of this run listens. */
    address: string
  }
}

let product: Product | undefined

/** One product for all journeys of a run. */
export async function setup(project: TestProject): Promise<void> {
  product = await startProduct()
  project.provide('address', product.address)
}

export async function teardown(): Promise<void> {
  await product?.stop()
}
