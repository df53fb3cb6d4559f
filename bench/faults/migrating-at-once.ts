import { ask } from '../support/http.ts'
import { startProduct } from '../support/product.ts'
import { migrate, schemaOf } from './migrating.ts'
import { demoScale, type Outcome, type Scenario } from './scenario.ts'

/**
 * Two processes migrate an empty database at once, then two whole products start at once on another. One does the work, the other
 * waits and goes on. On the embedded database, which has one process, the second is told so.
 */
export const migratingAtOnce: Scenario = async ({ place }): Promise<Outcome> => {
  const [empty, other] = [await place.beside(), await place.beside()]
  try {
    const two = await Promise.all([migrate(empty), migrate(empty)])
    const [idle, worker] = two.toSorted((a, b) => a.said.length - b.said.length)
    const { applied } = await schemaOf(empty)
    const one = worker?.code === 0 && /^Applied:/.test(worker.said)
    if (place.kind === 'pglite') {
      const told = two.some(({ code, said }) => code === 1 && /in use by another Linli/.test(said))
      return {
        held: told && two.some(({ code }) => code === 0) && applied.length > 0,
        migrations: applied.length,
        told,
      }
    }
    const waited = idle?.code === 0 && /up to date/.test(idle.said)
    const starts = await startTwo(other.env)
    const held = one && waited && starts.communities.every((count) => count === starts.expected)
    return { held, migrations: applied.length, one_did: one, other_waited: waited, ...starts }
  } finally {
    await empty.remove()
    await other.remove()
  }
}

/** Communities each of two servers knows that were started at once on an empty database, and how many a demo has. */
async function startTwo(env: Record<string, string>): Promise<{ communities: number[]; expected: number }> {
  const products = await Promise.all([startProduct(env, demoScale), startProduct(env, demoScale)])
  try {
    const communities = await Promise.all(products.map(({ address }) => communitiesOf(address)))
    return { communities, expected: 2 }
  } finally {
    await Promise.all(products.map((product) => product.stop()))
  }
}

async function communitiesOf(address: string): Promise<number> {
  const { text } = await ask({ address, cookies: new Map() }, 'GET', '/api/demo/identities')
  return new Set((JSON.parse(text) as { items: { community: number }[] }).items.map(({ community }) => community)).size
}
