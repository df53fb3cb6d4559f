import type { Finding, OwnPatrol, PatrolWalk } from '../components/patrols/views.ts'
import type { KeptPhoto } from './kept.ts'

/** A route on the phone, with when it was loaded. */
export type KeptPatrol = OwnPatrol & { loadedAt: string }
export type Reached = PatrolWalk['reached'][number]
/** Items the property company answers for come first where a finding is filed. */
export type PatrolItem = { code: string; name: string; property: boolean }

type Wish = { key: string; serial: number; state: 'waiting' | 'refused'; told: string }
export type PatrolNote = { started_at: string; reached: Reached[]; finished_at?: string }
export type FindingNote = {
  finding_id: string
  point_id?: string
  words: string
  place_detail: string
  item_code?: string
  at: string
}

/** Something to be sent, in the order it was written. `key` is its Idempotency-Key: however often it is sent, it happens once. */
export type PatrolWaiting = Wish &
  (
    | { kind: 'patrol'; route: string; walk: string; note: PatrolNote }
    | { kind: 'finding'; route: string; walk: string; note: FindingNote; photos: KeptPhoto[] }
    | { kind: 'verify'; finding: string; note: { rectified: boolean; words: string }; photos: KeptPhoto[] }
  )

export type WalkNow = PatrolWalk & { unsent: number }

/** The walk of a route as it looks with what still waits on the phone; null where none was begun. */
export function walkNow(patrol: KeptPatrol, waiting: readonly PatrolWaiting[]): WalkNow | null {
  let walk: WalkNow | null = patrol.walk && { ...patrol.walk, found: patrol.walk.found ?? [], unsent: 0 }
  for (const one of waiting) {
    if (one.kind === 'verify' || one.state === 'refused' || one.route !== patrol.id) continue
    if (walk?.id !== one.walk) walk = one.kind === 'patrol' ? begun(one.route, one.walk, one.note) : walk
    if (walk?.id === one.walk) walk = withOne(walk, one)
  }
  return walk
}

function begun(route_id: string, id: string, { started_at }: PatrolNote): WalkNow {
  return { id, route_id, started_at, finished_at: null, reached: [], findings: [], found: [], unsent: 0 }
}

function withOne(walk: WalkNow, one: Exclude<PatrolWaiting, { kind: 'verify' }>): WalkNow {
  const unsent = walk.unsent + 1
  if (one.kind === 'finding') {
    const { finding_id: id, words, place_detail: place, item_code } = one.note
    if (walk.findings.includes(id)) return { ...walk, unsent }
    const found = { id, words, place, state: item_code ? ('filed' as const) : ('noted' as const), number: null }
    return { ...walk, findings: [...walk.findings, id], found: [...walk.found, found], unsent }
  }
  const known = new Set(walk.reached.map((point) => point.point_id))
  const reached = [...walk.reached, ...one.note.reached.filter((point) => !known.has(point.point_id))]
  return { ...walk, reached, finished_at: one.note.finished_at ?? walk.finished_at, unsent }
}

/** Findings still to be looked at: those with a word on the phone aren't asked for again. */
export function leftToVerify(findings: readonly Finding[], waiting: readonly PatrolWaiting[]): Finding[] {
  const said = new Set(
    waiting.flatMap((one) => (one.kind === 'verify' && one.state === 'waiting' ? [one.finding] : [])),
  )
  return findings.filter((finding) => !said.has(finding.id))
}
