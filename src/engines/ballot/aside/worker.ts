// Counts ballots in a thread of its own, one job after the other; `aside.ts` starts it.
import { answerJobs } from '../../../platform/threads/answer-jobs.ts'
import { BallotFault } from '../fault.ts'
import { type Count, countHere, type Job } from './job.ts'

/** To `aside.ts`: what came out, or why the rule gives up. */
export type Told = { count: Count } | { fault: string }

answerJobs(told)

function told(job: Job): Told {
  try {
    return { count: countHere(job) }
  } catch (error) {
    if (error instanceof BallotFault) return { fault: error.message }
    throw error
  }
}
