// The floor of `ballots`, in a process of its own as the server is: takes one job, answers one report.
import { type FloorJob, measureCastFloor } from './floor.ts'

process.once('message', (job: FloorJob) => {
  measureCastFloor(job).then(
    (report) => process.send?.(report),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`)
      process.exit(1)
    },
  )
})
