import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'

const niceness = 19

/** What a file for a `Thread` calls: does each job that comes, behind everything the server itself does. */
export function answerJobs<Job>(work: (job: Job) => unknown): void {
  // This can wait, whoever asks something can't. Elsewhere than on Linux this would be the whole process's priority.
  if (process.platform === 'linux') setPriority(niceness)
  parentPort?.on('message', (job: Job) => parentPort?.postMessage(work(job)))
}
