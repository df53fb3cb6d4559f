import { addWorkingHours, type WorkingCalendar, workingTimeBetween } from '../../src/engines/calendar/index.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import type { StoredUpload } from '../../src/shared/contract.ts'
import type { Photos } from '../photos.ts'
import type { Random } from '../random.ts'
import type { RequestPlan } from '../xishan/requests.ts'
import { Agenda } from './agenda.ts'
import type { AccountsByPerson } from './settle-accounts.ts'
import type { Institutions } from './settle-bodies.ts'
import type { Grounds } from './settle-territory.ts'
import type { Doer, Workshop } from './workshop.ts'

/** Everything the lives of requests share. */
export type YearParts = {
  workshop: Workshop
  random: Random
  grounds: Grounds
  people: readonly string[]
  institutions: Institutions
  accounts: AccountsByPerson
  /** Codes of the posters, by compound. */
  askPoints: ReadonlyMap<string, string>
  photos: Photos
  calendar: WorkingCalendar
  /** The last instant of the year. */
  end: Date
}

/** A case as far as the play needs to know it. */
export type Case = {
  id: string
  number: string
  state: 'to_dispatch' | 'assigned' | 'accepted' | 'finished' | 'closed'
  assignee_person_id: string | null
  assignee_post_id: string | null
  lead_kind: 'community' | 'property_company' | 'residents' | 'department'
  filed_at: Date
  contact_due: Date
  resolve_due: Date
}

/** The year as it is lived: an agenda, the people who act, and office hours. */
export class Year {
  readonly agenda = new Agenda()
  readonly parts: YearParts
  /** Accounts of residents by compound, of those who may meet the same thing as a neighbour. */
  readonly neighbours = new Map<string, string[]>()
  private readonly desk: string[]

  constructor(parts: YearParts) {
    this.parts = parts
    this.desk = [...parts.institutions.staff]
      .filter(([key]) => /^(worker|deputy)-/.test(key))
      .map(([, person]) => person)
  }

  get now(): Date {
    return this.parts.workshop.clock.now()
  }

  /** The instant at which this share of the working time from `from` to `to` has passed; above 1 it lies beyond. */
  between(from: Date, to: Date, share: number): Date {
    const hours = (workingTimeBetween(from, to, this.parts.calendar) * share) / 3_600_000
    return this.afterHours(from, Math.max(hours, 0.03))
  }

  /** So many working hours later, and some seconds, so that not everything happens on the full minute. */
  afterHours(from: Date, hours: number): Date {
    const { due } = addWorkingHours(from, hours, this.parts.calendar)
    return new Date(due.getTime() + this.parts.random.int(0, 50) * 1000)
  }

  /** Somebody of the desk: who dispatches and calls back. */
  /** Somebody of the desk, but for this person. */
  someoneAtDesk(but: string | null = null): Doer {
    return this.doerOf(this.parts.random.pick(this.desk.filter((person) => person !== but)))
  }

  staffDoer(key: string): Doer {
    return this.doerOf(this.staffPerson(key))
  }

  staffPerson(key: string): string {
    const person = this.parts.institutions.staff.get(key)
    if (!person) throw new Error(`nobody is called ${key}`)
    return person
  }

  doerOf(personId: string | null): Doer {
    const account = personId === null ? undefined : this.parts.accounts.get(personId)
    if (!account) throw new Error(`person ${personId} has no account`)
    return { account }
  }

  personOf(plan: RequestPlan): string {
    const id = this.parts.people[plan.asker.index]
    if (!id) throw new Error(`nobody at ${plan.asker.index}`)
    return id
  }

  do<T = { id: string }>(tx: Tx, name: string, doer: Doer, body: object, params: object = {}): Promise<T> {
    return this.parts.workshop.do<T>(tx, name, doer, body, params)
  }

  /** Uploads a picture; gives its id. */
  async upload(tx: Tx, doer: Doer, file: Promise<StoredUpload>): Promise<string> {
    return (await this.do(tx, 'platform.upload_file', doer, {}, { file: await file })).id
  }

  async look(tx: Tx, id: string): Promise<Case> {
    const row = await tx
      .selectFrom('caseflow.cases')
      .select([
        'id',
        'number',
        'state',
        'assignee_person_id',
        'assignee_post_id',
        'lead_kind',
        'filed_at',
        'contact_due',
        'resolve_due',
      ])
      .where('community_id', '=', this.parts.workshop.communityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row as Case
  }
}
