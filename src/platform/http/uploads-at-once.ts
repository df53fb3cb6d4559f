import { refuse } from '../../shared/refusal.ts'
import { httpLimits } from './limits.ts'

/** Lets nobody upload more than a few files at the same moment. Refusal: `platform.too_many_uploads`. */
export function uploadsAtOnce() {
  const underWay = new Map<string, number>()
  return async <T>(who: string, work: () => Promise<T>): Promise<T> => {
    const count = underWay.get(who) ?? 0
    if (count >= httpLimits.uploadsAtOnce) refuse('platform.too_many_uploads', { most: httpLimits.uploadsAtOnce })
    underWay.set(who, count + 1)
    try {
      return await work()
    } finally {
      const left = (underWay.get(who) ?? 1) - 1
      if (left > 0) underWay.set(who, left)
      else underWay.delete(who)
    }
  }
}
