import { Worker } from 'node:worker_threads'

const idleMs = 5_000
/** The server's own flags are about the server's memory. */
const execArgv = ['--disable-warning=ExperimentalWarning']

/** A job was given up because it took longer than it may. */
export class TookTooLong extends Error {}

type Idle = { worker: Worker; timer: NodeJS.Timeout }

/**
 * Work in a thread of its own, one job after the other, so that nobody who asks the server something is kept waiting. The thread begins with the
 * first job, waits some seconds for the next, and keeps no process alive meanwhile. `file` is a module that calls `answerJobs`.
 */
export class Thread<Job, Answer> {
  readonly #file: URL
  readonly #longestMs: number
  #last: Promise<unknown> = Promise.resolve()
  #idle: Idle | undefined

  constructor(file: URL, longestMs: number) {
    this.#file = file
    this.#longestMs = longestMs
  }

  /** Rejects with TookTooLong, or with what the work threw; the next job goes on all the same. */
  do(job: Job): Promise<Answer> {
    const answer = this.#last.then(() => this.#done(job))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #done(job: Job): Promise<Answer> {
    const worker = this.#taken()
    const answer = await this.#answerOf(worker, job).catch(async (error: Error) => {
      await worker.terminate()
      throw error
    })
    this.#keep(worker)
    return answer
  }

  #taken(): Worker {
    if (this.#idle === undefined) return new Worker(this.#file, { execArgv })
    const { worker, timer } = this.#idle
    clearTimeout(timer)
    this.#idle = undefined
    worker.ref()
    return worker
  }

  #keep(worker: Worker): void {
    const timer = setTimeout(() => {
      this.#idle = undefined
      void worker.terminate()
    }, idleMs)
    timer.unref()
    worker.unref()
    this.#idle = { worker, timer }
  }

  #answerOf(worker: Worker, job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new TookTooLong())), this.#longestMs)
      const answered = (answer: Answer) => end(() => resolve(answer))
      const failed = (error: Error) => end(() => reject(error))
      const ended = (code: number) => end(() => reject(new Error(`the thread at work ended (${code})`)))
      const end = (settle: () => void) => {
        clearTimeout(timer)
        worker.off('message', answered).off('error', failed).off('exit', ended)
        settle()
      }
      worker.on('message', answered).on('error', failed).on('exit', ended)
      worker.postMessage(job)
    })
  }
}
