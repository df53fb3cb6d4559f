// Counts ballots in a thread of its own, one job after the other; `aside.ts` starts it.
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { BallotFault } from '../fault.ts'
import { type Count, countHere, type Job } from './job.ts'

/** To `aside.ts`: what came out, or why the rule gives up. */
export type Told = { count: Count } | { fault: string }

const niceness = 19

// A count can wait, whoever asks something can't. Elsewhere than on Linux this would be the whole process's priority.
if (process.platform === 'linux') setPriority(niceness)

parentPort?.on('message', (job: Job) => parentPort?.postMessage(told(job)))

function told(job: Job): Told {
  try {
    return { count: countHere(job) }
  } catch (error) {
    if (error instanceof BallotFault) return { fault: error.message }
    throw error
  }
}
