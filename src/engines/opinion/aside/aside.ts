import { Thread } from '../../../platform/threads/thread.ts'
import { type Asked, mapOpinions, type OpinionMap } from '../map.ts'

const longestMs = 300_000
/** So many participants are mapped in a moment. */
const participantsHere = 100
const thread = new Thread<Asked, OpinionMap>(new URL('./worker.ts', import.meta.url), longestMs)

/** Maps without keeping anybody waiting: what is more than a moment's work in a thread of its own. */
export async function mapAside(asked: Asked): Promise<OpinionMap> {
  return asked.rows.length <= participantsHere ? mapOpinions(asked) : thread.do(asked)
}
