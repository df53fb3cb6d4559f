/** Quorum and majority in whole numbers: pure. */
import type { LawCode, MeetingKind } from '../../contract/meetings/kinds.ts'
import type { LawFigures, Share } from '../../contract/meetings/law-views.ts'

/** Whose rules hold for a kind of meeting of a body of a kind. */
export function lawCodeOf(kind: MeetingKind, bodyKind: string | undefined): LawCode {
  if (kind === 'representatives' || bodyKind === 'representatives_meeting') return 'representatives'
  if (kind !== 'body') return 'open'
  if (bodyKind === 'residents_committee' || bodyKind === 'owners_committee') return bodyKind
  return 'body'
}

/** How many of `total` a share asks for: the least whole number that reaches it, or passes it. */
export function neededOf(share: Share, total: number): number {
  const product = share.num * total
  return share.over ? Math.floor(product / share.den) + 1 : Math.ceil(product / share.den)
}

export type Present = { voting: boolean; came: boolean; left: boolean }

/** Members with a vote, those of them in the room, how many are needed. Nobody is no quorum where one is asked for. */
export function quorumOf(law: LawFigures, people: readonly Present[]) {
  const members = people.filter((one) => one.voting)
  const present = members.filter((one) => one.came && !one.left).length
  const needed = law.quorum.num === 0 ? 0 : Math.max(1, neededOf(law.quorum, members.length))
  return {
    members: members.length,
    present,
    needed,
    missing: Math.max(0, needed - present),
    reached: present >= needed,
  }
}

/** How many must be for it, and whether they were. */
export function majority(law: LawFigures, counts: { members: number; voting: number; votesFor: number }) {
  const needed = neededOf(law.pass, law.pass_of === 'members' ? counts.members : counts.voting)
  return { needed, passed: counts.votesFor >= needed && counts.votesFor > 0 }
}

/** One representative for 20 to 50 households (城市居民委员会组织法 13). */
export function representativeSeats(households: number): { least: number; most: number } {
  return { least: Math.ceil(households / 50), most: Math.max(1, Math.floor(households / 20)) }
}
