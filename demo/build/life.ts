import { followCodeOf } from '../../src/modules/requests/server/views/follow-code.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import type { Judged } from '../xishan/course.ts'
import { type RequestPlan, settingOf } from '../xishan/requests.ts'
import * as words from '../xishan/wording.ts'
import { fileRequest, gridOf } from './file.ts'
import type { Doer } from './workshop.ts'
import type { Case, Year } from './year.ts'

const deskMilliseconds = 3 * 3_600_000

/** One request from filing to its end, each step put on the agenda by the one before. */
export class Life {
  private readonly year: Year
  private readonly plan: RequestPlan
  private id = ''
  private asker: Doer | null = null
  private row!: Case
  private open = true
  private paused = false
  private closings = 0
  private sentBack = false
  private byHand = false
  private handedOver = false
  private contacted = false
  private readonly joined = new Set<string>()
  private finishedAt = 0

  constructor(year: Year, plan: RequestPlan) {
    this.year = year
    this.plan = plan
    year.agenda.add(plan.filedAt, (tx) => this.file(tx))
  }

  private async file(tx: Tx): Promise<void> {
    const filed = await fileRequest(this.year, tx, this.plan)
    this.id = filed.id
    this.asker = filed.asker
    this.row = await this.year.look(tx, this.id)
    this.goOn()
    this.planByway()
  }

  /** What residents may do meanwhile. */
  private planByway(): void {
    const { course } = this.plan
    const { filed_at, resolve_due } = this.row
    const at = (share: number) => this.year.between(filed_at, resolve_due, share)
    if (course.withdraw !== null && this.asker) this.later(at(course.withdraw), (tx) => this.withdraw(tx))
    if (course.supplement && this.asker) this.later(at(course.finish * 0.3), (tx) => this.supplement(tx))
    for (let neighbour = 1; neighbour <= course.joiners; neighbour++) {
      this.later(at(course.finish * 0.9 * (neighbour / (course.joiners + 1))), (tx) => this.join(tx))
    }
  }

  private goOn(): void {
    const { year, row } = this
    const { random } = year.parts
    if (row.state === 'to_dispatch') {
      // What came in last still lies at the desk.
      if (year.parts.end.getTime() - row.filed_at.getTime() < deskMilliseconds) return
      this.later(year.afterHours(year.now, 0.2 + random.next() * 2.4), (tx) => this.dispatch(tx))
      return
    }
    const due = year.between(row.filed_at, row.contact_due, this.plan.course.contact * 0.6)
    this.later(this.notBefore(due, 0.1 + random.next() * 0.4), (tx) => this.accept(tx))
  }

  private async dispatch(tx: Tx): Promise<void> {
    if (this.row.state !== 'to_dispatch') return
    const { year } = this
    const again = this.sentBack && !this.byHand && year.parts.random.chance(0.5)
    const target = again ? {} : this.targetInstead()
    const reason = again ? '核对过责任清单，这件事属于贵单位，请接手办理。' : '先由网格接住，需要别的单位再一起来。'
    await year.do(tx, 'requests.dispatch', year.someoneAtDesk(), { ...target, reason }, { id: this.id })
    this.row = await year.look(tx, this.id)
    this.byHand = true
    this.goOn()
  }

  /** Where the answerable body has nobody, the desk finds somebody near by. */
  private targetInstead(): { post_id?: string | undefined; body_id?: string | undefined } {
    const { bodies, posts } = this.year.parts.institutions
    if (this.plan.item.department === 'ecology') return { body_id: bodies.get('urban_management') }
    if (this.plan.area) return { post_id: posts.get(`grid-${gridOf(this.plan)}`) }
    return { post_id: posts.get(`line-${this.year.parts.random.int(1, 7)}`) }
  }

  private async accept(tx: Tx): Promise<void> {
    if (!this.open || this.row.state !== 'assigned') return
    if (this.plan.course.sendBack && !this.sentBack) return this.sendBack(tx)
    await this.act(tx, 'requests.accept', {})
    this.row.state = 'accepted'
    if (this.contacted) return this.planFinish()
    const { filed_at, contact_due } = this.row
    const due = this.year.between(filed_at, contact_due, this.plan.course.contact)
    this.later(this.notBefore(due, 0.05), (next) => this.contact(next))
  }

  private async sendBack(tx: Tx): Promise<void> {
    this.sentBack = true
    await this.act(tx, 'requests.send_back', { reason: this.pick(words.sendBackWords) })
    this.row.state = 'to_dispatch'
    this.goOn()
  }

  private async contact(tx: Tx): Promise<void> {
    if (!this.open || this.row.state !== 'accepted') return
    await this.act(tx, 'requests.contact', { text: this.pick(words.contactWords) })
    this.contacted = true
    const { course } = this.plan
    const soon = this.year.afterHours(this.year.now, 0.3 + this.year.parts.random.next() * 2)
    if (course.handOver) this.later(soon, (next) => this.handOver(next))
    else if (course.pause) this.later(soon, (next) => this.pause(next))
    else this.planFinish()
  }

  private async handOver(tx: Tx): Promise<void> {
    const local = this.row.lead_kind === 'community' || this.row.lead_kind === 'residents'
    const { posts } = this.year.parts.institutions
    const post = posts.get(this.plan.area ? `grid-${gridOf(this.plan)}` : `line-${this.year.parts.random.int(1, 7)}`)
    if (!this.open || this.handedOver || !local || !post || post === this.row.assignee_post_id) return this.planFinish()
    this.handedOver = true
    await this.act(tx, 'requests.hand_over', { post_id: post, reason: this.pick(words.handOverWords) })
    this.row = await this.year.look(tx, this.id)
    this.later(this.year.afterHours(this.year.now, 0.3 + this.year.parts.random.next()), (next) => this.accept(next))
  }

  private async pause(tx: Tx): Promise<void> {
    if (!this.open) return
    await this.act(tx, 'requests.pause', { reason: this.pick(words.pauseWords) })
    this.paused = true
    this.later(this.year.afterHours(this.year.now, 8 + this.year.parts.random.next() * 24), (next) => this.resume(next))
  }

  private async resume(tx: Tx): Promise<void> {
    if (!this.open || !this.paused) return
    await this.act(tx, 'requests.resume', {})
    this.paused = false
    this.row = await this.year.look(tx, this.id)
    this.planFinish()
  }

  private planFinish(): void {
    if (!this.open) return
    const { year, row, plan } = this
    const from = this.closings === 0 ? row.filed_at : year.now
    const share = this.closings === 0 ? plan.course.finish : 0.3 + year.parts.random.next() * 0.5
    const at = this.notBefore(year.between(from, row.resolve_due, share), 0.3)
    for (let note = 1; note <= (this.closings === 0 ? plan.course.notes : 1); note++) {
      const noted = new Date(
        year.now.getTime() + (at.getTime() - year.now.getTime()) * (note / (plan.course.notes + 1.5)),
      )
      this.later(year.afterHours(noted, 0.02), (tx) => this.note(tx))
    }
    this.later(at, (tx) => this.finish(tx))
  }

  private async note(tx: Tx): Promise<void> {
    if (!this.open || this.row.state !== 'accepted') return
    const text = this.closings > 0 ? this.pick(words.reopenNotes) : this.sentence(this.plan.story.notes)
    const visibility = this.year.parts.random.chance(0.45) ? 'public' : 'internal'
    await this.act(tx, 'requests.note', { text, visibility })
  }

  private async finish(tx: Tx): Promise<void> {
    if (!this.open || this.paused || this.row.state !== 'accepted') return
    const { plan, year } = this
    const outcome = this.closings > 0 ? 'solved' : plan.course.outcome
    const text = this.closings > 0 ? this.pick(words.secondDone) : this.sentence(this.resultsOf(outcome))
    const { scene } = plan.story
    const shown =
      outcome === 'solved' && scene && (plan.item.evidence === 'photo' || year.parts.random.chance(0.2))
        ? scene
        : undefined
    const files = shown ? [await year.upload(tx, this.handler(), year.parts.photos.after(shown))] : []
    await this.act(tx, 'requests.finish', { outcome, text, file_ids: files, checked: [...(plan.item.checklist ?? [])] })
    this.closings += 1
    this.open = false
    this.row.state = 'finished'
    this.finishedAt = this.year.now.getTime()
    this.planJudgement(this.closings === 1 ? plan.course.judged : plan.course.judgedAgain)
  }

  private resultsOf(outcome: 'solved' | 'answered'): readonly string[] {
    const { story } = this.plan
    return outcome === 'answered' ? (story.answered ?? story.done) : story.done
  }

  private planJudgement(judged: Judged): void {
    if (judged.by === 'none') return
    const { year } = this
    const after = new Date(year.now.getTime() + judged.after * 86_400_000)
    if (judged.by === 'requester') this.later(wakingHours(after), (tx) => this.judge(tx, judged))
    else if (!this.plan.anonymous)
      this.later(year.afterHours(after, 0.1), (tx) => this.callBack(tx, judged, judged.reached))
  }

  private async judge(tx: Tx, judged: Judged): Promise<void> {
    const verdict = { solved: judged.solved, grade: judged.grade, comment: this.comment(judged) }
    if (!this.isAwaited()) return
    if (this.asker) await this.year.do(tx, 'requests.judge', this.asker, verdict, { id: this.id })
    else {
      const { workshop } = this.year.parts
      const code = followCodeOf(workshop.platform.services.vault, workshop.communityId, this.id)
      await this.year.do(tx, 'requests.judge_by_code', 'nobody', { number: this.row.number, code, ...verdict })
    }
    await this.afterWord(tx, judged)
  }

  private async callBack(tx: Tx, judged: Judged, reached: boolean): Promise<void> {
    if (!this.isAwaited()) return
    const word = reached ? { solved: judged.solved, grade: judged.grade, comment: this.comment(judged) } : {}
    const caller = this.year.someoneAtDesk(this.row.assignee_person_id)
    await this.year.do(tx, 'requests.call_back', caller, { reached, ...word }, { id: this.id })
    if (reached) return this.afterWord(tx, judged)
    if (this.year.parts.random.chance(0.6)) {
      this.later(this.year.afterHours(this.year.now, 3), (next) => this.callBack(next, judged, true))
    }
  }

  /** Whether a word on the closing is still taken: within seven days, and nobody has given it. */
  private isAwaited(): boolean {
    return this.row.state === 'finished' && this.year.now.getTime() - this.finishedAt < 7 * 86_400_000
  }

  private async afterWord(tx: Tx, judged: Judged): Promise<void> {
    if (judged.solved) {
      this.row.state = 'closed'
      return
    }
    this.row = await this.year.look(tx, this.id)
    this.open = true
    this.planFinish()
  }

  private async withdraw(tx: Tx): Promise<void> {
    if (!this.open || this.joined.size > 0 || !this.asker) return
    await this.year.do(tx, 'requests.withdraw', this.asker, { reason: this.pick(words.withdrawWords) }, { id: this.id })
    this.open = false
    this.row.state = 'closed'
  }

  private async supplement(tx: Tx): Promise<void> {
    if (!this.open || !this.asker) return
    await this.year.do(
      tx,
      'requests.supplement',
      this.asker,
      { text: this.pick(words.supplementWords) },
      { id: this.id },
    )
  }

  private async join(tx: Tx): Promise<void> {
    const near = this.year.neighbours.get(this.plan.asker.compound) ?? []
    const first = this.plan.asker.index % Math.max(near.length, 1)
    const own = this.year.parts.accounts.get(this.year.personOf(this.plan))
    const account = [...near.slice(first), ...near.slice(0, first)].find((one) => one !== own && !this.joined.has(one))
    if (!this.open || !account || this.plan.confidential) return
    await this.year.do(tx, 'requests.join', { account }, {}, { id: this.id })
    this.joined.add(account)
  }

  /** Whoever has the request does something with it. */
  private act(tx: Tx, name: string, body: object): Promise<unknown> {
    return this.year.do(tx, name, this.handler(), body, { id: this.id })
  }

  private handler(): Doer {
    return this.year.doerOf(this.row.assignee_person_id)
  }

  private later(at: Date, task: (tx: Tx) => Promise<void>): void {
    this.year.agenda.add(at, task)
  }

  /** Not before so many working hours from now. */
  private notBefore(at: Date, hours: number): Date {
    const earliest = this.year.afterHours(this.year.now, hours)
    return at > earliest ? at : earliest
  }

  private pick(list: readonly string[]): string {
    return this.year.parts.random.pick(list)
  }

  /** A sentence of the story that fits the month and the place. */
  private sentence(list: readonly string[]): string {
    const { plan, year } = this
    const month = year.now.getUTCMonth() + 1
    const fitting = list.filter((each) => words.fits(each, month, settingOf(plan.asker), plan.story.only === 'walk_up'))
    const day = year.now.toISOString().slice(0, 10)
    const chosen = year.parts.random.pick(fitting.length > 0 ? fitting : list)
    return words.speak(year.parts.random, chosen, plan.spot, { person: plan.asker, day })
  }

  private comment(judged: Judged): string {
    if (!judged.solved) return this.pick(words.notSolvedWords)
    return this.year.parts.random.chance(0.6) ? this.pick(words.judgedWords[judged.grade]) : ''
  }
}

/** Residents answer when they are up: between eight in the morning and ten at night in China. */
function wakingHours(at: Date): Date {
  const hour = (at.getUTCHours() + 8) % 24
  if (hour >= 8 && hour < 22) return at
  const wait = hour < 8 ? 8 - hour : 32 - hour
  return new Date(at.getTime() + wait * 3_600_000)
}
