import { Thread, TookTooLong } from '../../../platform/threads/thread.ts'
import { BallotFault } from '../fault.ts'
import { type Count, countHere, type Job } from './job.ts'
import type { Told } from './worker.ts'

/** A text of so many characters is counted in a moment by every rule but the one that looks through all committees. */
const charactersHere = 20_000
/** Looking for what options lacked is counting some hundred times. */
const charactersSearched = 1_000
const slowAtAnySize = 'pav'
const longestMs = 300_000

/**
 * Counts without keeping anybody waiting: what is more than a moment's work in a thread of its own, one count after the other; the same
 * count asked for by several at once is done once. Throws BallotFault, also where it would take more than five minutes.
 */
export function countAside(job: Job): Promise<Count> {
  const most = job.lacking ? charactersSearched : charactersHere
  if (job.text.length <= most && job.asked.rule !== slowAtAnySize) return counted(job)
  const key = `${JSON.stringify([job.asked, job.lacking ?? false])} ${job.text}`
  const known = underWay.get(key)
  if (known) return known
  const count = countInThread(job)
  underWay.set(key, count)
  return count.finally(() => underWay.delete(key))
}

const underWay = new Map<string, Promise<Count>>()
const thread = new Thread<Job, Told>(new URL('./worker.ts', import.meta.url), longestMs)

const counted = async (job: Job) => countHere(job)

async function countInThread(job: Job): Promise<Count> {
  const told = await thread.do(job).catch((error: Error) => {
    throw error instanceof TookTooLong ? new BallotFault('counting takes too long') : error
  })
  if ('fault' in told) throw new BallotFault(told.fault)
  return told.count
}
