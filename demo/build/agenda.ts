import type { Tx } from '../../src/platform/db/database.ts'

export type Task = (tx: Tx) => Promise<void>
type Entry = { at: number; order: number; task: Task }

/** What is to happen when: the earliest first, in the order of entry among equals. */
export class Agenda {
  private readonly heap: Entry[] = []
  private entered = 0

  add(at: Date, task: Task): void {
    this.entered += 1
    const { heap } = this
    heap.push({ at: at.getTime(), order: this.entered, task })
    for (let place = heap.length - 1; place > 0; ) {
      const above = (place - 1) >> 1
      if (!this.isBefore(place, above)) return
      this.swap(place, above)
      place = above
    }
  }

  /** Takes the next task that is due not after `limit`. */
  take(limit: Date): { at: Date; task: Task } | undefined {
    const { heap } = this
    const first = heap[0]
    if (!first || first.at > limit.getTime()) return undefined
    const last = heap.pop()
    if (last && last !== first) {
      heap[0] = last
      this.sink()
    }
    return { at: new Date(first.at), task: first.task }
  }

  private sink(): void {
    for (let place = 0; ; ) {
      let least = place
      for (const below of [place * 2 + 1, place * 2 + 2]) {
        if (below < this.heap.length && this.isBefore(below, least)) least = below
      }
      if (least === place) return
      this.swap(place, least)
      place = least
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a] as Entry, this.heap[b] as Entry]
    return one.at < other.at || (one.at === other.at && one.order < other.order)
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a] as Entry
    this.heap[a] = this.heap[b] as Entry
    this.heap[b] = kept
  }
}
