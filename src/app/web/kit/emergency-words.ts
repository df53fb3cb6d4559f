import type { EmergencyWords } from '../../../shared/emergencies.ts'
import { boot } from '../boot.ts'

let decided: EmergencyWords | null | undefined

/** What the community decided about the phrases of emergencies; undefined where the usual ones hold. Comes with the page, so it is there without a line. */
export function emergencyWords(): EmergencyWords | undefined {
  return (decided === undefined ? boot().community?.emergencies : decided) ?? undefined
}

/** Tells the page what was decided meanwhile. */
export function tellEmergencyWords(words: EmergencyWords | null): void {
  decided = words
}
