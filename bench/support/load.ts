import { join } from 'node:path'
import { answerOf, ended, forked } from './child.ts'
import type { Session } from './http.ts'

/** One thing asked again and again; `label` groups its latencies. */
export type Ask = { label: string; method: 'GET' | 'POST'; path: string; body?: object }

/** Clients that each ask one thing after the other, in turn, for so many seconds. */
export type Job = {
  address: string
  clients: { cookies: [string, string][]; asks: Ask[] }[]
  seconds: number
  /** Pause between two asks of a client. */
  thinkMilliseconds: number
}

export type LoadReport = {
  seconds: number
  asked: number
  latencies: Record<string, number[]>
  /** Processor time the asking took. */
  cpuSeconds: number
}

export function clientOf(session: Session, asks: Ask[]): Job['clients'][number] {
  return { cookies: [...session.cookies], asks }
}

/** Runs a load from a process of its own. */
export async function runLoad(job: Job): Promise<LoadReport> {
  const child = forked(join(import.meta.dirname, 'load-process.ts'), [], {})
  child.send(job)
  try {
    return await answerOf<LoadReport>(child)
  } finally {
    await ended(child)
  }
}
