import { loadField, present, readField, sendAll, subscribe } from './field.ts'
import { useKept } from './use-kept.ts'

const kept = { subscribe, present, read: readField, load: loadField, send: sendAll }

/** The day's visits on the phone. */
export function useField() {
  return useKept(kept)
}
