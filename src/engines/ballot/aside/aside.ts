import { Worker } from 'node:worker_threads'
import { BallotFault } from '../fault.ts'
import { type Count, countHere, type Job } from './job.ts'
import type { Told } from './worker.ts'

/** A text of so many characters is counted in a moment by every rule but the one that looks through all committees. */
const charactersHere = 20_000
/** Looking for what options lacked is counting some hundred times. */
const charactersSearched = 1_000
const slowAtAnySize = 'pav'
const idleMs = 5_000
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
  const count = last.then(() => countInThread(job))
  last = count.catch(() => undefined)
  underWay.set(key, count)
  return count.finally(() => underWay.delete(key))
}

const underWay = new Map<string, Promise<Count>>()
let last: Promise<unknown> = Promise.resolve()
let idle: { worker: Worker; timer: NodeJS.Timeout } | undefined

const counted = async (job: Job) => countHere(job)

/** Counts in a thread, the one before if it still waits for work. */
async function countInThread(job: Job): Promise<Count> {
  const worker = taken()
  const told = await answerOf(worker, job).catch(async (error: Error) => {
    await worker.terminate()
    throw error
  })
  keep(worker)
  if ('fault' in told) throw new BallotFault(told.fault)
  return told.count
}

function taken(): Worker {
  if (idle === undefined) return new Worker(new URL('./worker.ts', import.meta.url), { execArgv })
  const { worker, timer } = idle
  clearTimeout(timer)
  idle = undefined
  worker.ref()
  return worker
}

/** The server's own flags are about the server's memory. */
const execArgv = ['--disable-warning=ExperimentalWarning']

/** Waits a while for the next count; keeps no process alive meanwhile. */
function keep(worker: Worker): void {
  const timer = setTimeout(() => {
    idle = undefined
    void worker.terminate()
  }, idleMs)
  timer.unref()
  worker.unref()
  idle = { worker, timer }
}

function answerOf(worker: Worker, job: Job): Promise<Told> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new BallotFault('counting takes too long'))), longestMs)
    const answered = (told: Told) => end(() => resolve(told))
    const failed = (error: Error) => end(() => reject(error))
    const ended = (code: number) => end(() => reject(new Error(`the thread that counts ended (${code})`)))
    const end = (settle: () => void) => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', ended)
      settle()
    }
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(job)
  })
}
