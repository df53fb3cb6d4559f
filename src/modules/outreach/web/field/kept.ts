import type { OwnRound, Visit } from '../components/views.ts'

/** A round on the phone, with when it was loaded. */
export type KeptRound = OwnRound & { loadedAt: string }

/** A photo taken at the door. `fileId` once it is on the server. */
export type KeptPhoto = { key: string; name: string; bytes: Blob; fileId?: string }

export type Outcome = NonNullable<Visit['outcome']>

/** What was changed of a visit: the body of the call that notes it, but for base and photos. */
export type Change = {
  knock?: { id: string; outcome: Outcome; at: string }
  next_day?: string | null
  note?: string
  answers?: Visit['answers']
  confirmed?: boolean
  persons?: { person_id: string; says: 'here' | 'gone' }[]
  newcomers?: { id: string; name: string; phone: string; note: string }[]
}

/** An item of the catalogue, as far as choosing one needs it. */
export type Item = { code: string; name: string }

export type Need = { item_code: string; description: string; for_person_id?: string }

/** Something to be sent, in the order it was written. `key` is its Idempotency-Key: however often it is sent, it happens once. */
export type Waiting = {
  key: string
  serial: number
  round: string
  dwelling: string
  photos: KeptPhoto[]
  state: 'waiting' | 'conflict' | 'refused'
  /** the other's words by field, or why it was refused */
  told: { path: string; detail: string }[]
} & ({ kind: 'visit'; base: number; change: Change } | { kind: 'need'; need: Need })

/** A visit as it looks with what still waits on the phone. */
export function withWaiting(visit: Visit, waiting: readonly Waiting[]): Visit {
  return waiting.reduce(
    (seen, one) => (one.kind === 'visit' && one.state !== 'refused' ? changed(seen, one.change) : seen),
    visit,
  )
}

function changed(visit: Visit, change: Change): Visit {
  const persons = new Map((change.persons ?? []).map((one) => [one.person_id, one.says]))
  const others = visit.marks.filter((mark) => !persons.has(mark.person_id ?? ''))
  const said = [...persons].map(([person_id, says]) => ({
    id: person_id,
    person_id,
    says,
    name: '',
    phone_masked: null,
    note: '',
  }))
  const known = new Set(others.map((mark) => mark.id))
  const come = (change.newcomers ?? [])
    .filter((one) => !known.has(one.id))
    .map(({ id, name, note }) => ({ id, person_id: null, says: 'new' as const, name, phone_masked: null, note }))
  return {
    ...visit,
    outcome: change.knock?.outcome ?? visit.outcome,
    knocks: visit.knocks + (change.knock ? 1 : 0),
    next_day: change.next_day === undefined ? visit.next_day : change.next_day,
    note: change.note ?? visit.note,
    answers: { ...visit.answers, ...change.answers },
    confirmed: change.confirmed ?? visit.confirmed,
    marks: [...others, ...said, ...come],
  }
}
