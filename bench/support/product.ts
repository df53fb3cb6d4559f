import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import serving from '../../tools/serving.json' with { type: 'json' }
import { answerOf, ended, forked } from './child.ts'
import { type Session, send } from './http.ts'

/** The whole product in a process of its own. */
export type Product = {
  address: string
  process: ChildProcess
  /** A figure of /metrics; NaN where it isn't known. */
  metric(name: string): Promise<number>
  /** From asking for the process to the server's readiness. */
  startedIn: number
  residentMegabytes(): Promise<number>
  /** Waits until no reaction waits in the outbox. */
  settle(): Promise<void>
  stop(): Promise<void>
  /** Ends it at once, whatever it has in hand (SIGKILL). */
  kill(): Promise<void>
}

const serve = join(import.meta.dirname, '..', '..', 'e2e', 'support', 'serve.ts')
const settleSeconds = 300

/** Starts the product as `npm start` does, with the demo at `scale` (built at the first start). */
export async function startProduct(env: Record<string, string>, scale: number, preload?: string): Promise<Product> {
  const asked = performance.now()
  const child = forked(serve, [String(scale)], { ...serving.environment, ...env }, preload, serving.flags)
  const { address } = await answerOf<{ address: string }>(child).catch(async (error: Error) => {
    await ended(child)
    throw error
  })
  const metric = async (name: string) => {
    const { text } = await send({ address, cookies: new Map() }, 'GET', '/metrics')
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
  }
  return {
    address,
    process: child,
    metric,
    startedIn: (performance.now() - asked) / 1000,
    residentMegabytes: async () => (await metric('process_resident_memory_bytes')) / 1024 ** 2,
    settle: async () => {
      for (let waited = 0; waited < settleSeconds; waited += 0.2) {
        if ((await metric('linli_outbox_waiting')) === 0) return
        await wait(200)
      }
      throw new Error('reactions are still waiting')
    },
    stop: () => ended(child),
    kill: () => ended(child, 'SIGKILL'),
  }
}

/** Signs in as one of the demo's people. */
export async function signIn(address: string, community: number, identity: string): Promise<Session> {
  const session: Session = { address, cookies: new Map() }
  await send(session, 'POST', '/api/demo/sign-in', { community, identity })
  return session
}

type Identities = { items: { community: number; identity: string; community_name: string }[] }

/** Number of the demo's larger community. */
export async function demoCommunity(address: string): Promise<number> {
  const { text } = await send({ address, cookies: new Map() }, 'GET', '/api/demo/identities')
  const found = (JSON.parse(text) as Identities).items.find((item) => item.identity === 'counter')
  if (!found) throw new Error('the demo has no counter clerk')
  return found.community
}
