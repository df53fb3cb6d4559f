import { loadPatrols, presentPatrols, readPatrols, sendPatrols, subscribePatrols } from './patrol-field.ts'
import { useKept } from './use-kept.ts'

const kept = {
  subscribe: subscribePatrols,
  present: presentPatrols,
  read: readPatrols,
  load: loadPatrols,
  send: sendPatrols,
}

/** The patrols on the phone. */
export function usePatrols() {
  return useKept(kept)
}
