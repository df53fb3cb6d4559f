// Draws opinion maps in a thread of its own, one after the other; `aside.ts` starts it.
import { answerJobs } from '../../../platform/threads/answer-jobs.ts'
import { mapOpinions } from '../map.ts'

answerJobs(mapOpinions)
