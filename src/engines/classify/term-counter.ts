import type { Keys } from './keys.ts'
import { eachTerm, plainOf } from './terms.ts'
import type { Reading } from './vectors.ts'

const occurrencesMost = 255
/** A first line no longer than this is a title, and counts so many times. */
const titleMost = 100
const titleCounts = 3
/** 1 + ln(n): what is said ten times isn't ten times as telling. */
const damped = Float32Array.from({ length: occurrencesMost + 1 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)))

/** Counts the terms of one text after another, without making anything new for each. */
export class TermCounter {
  /** Numbers of the terms of the text last read, each once; valid up to `found`. */
  rows = new Int32Array(4_096)
  found = 0
  private counts = new Uint8Array(1_024)
  private readonly keys: Keys
  private readonly reading: Reading
  private readonly take: (hash: number) => void

  /** With `growing`, terms that never came get a number; without, they are passed over. */
  constructor(keys: Keys, reading: Reading, growing: boolean) {
    this.keys = keys
    this.reading = reading
    this.take = growing ? (hash) => this.count(keys.add(hash)) : (hash) => this.count(keys.find(hash))
    this.room(keys.size)
  }

  read(text: string): void {
    for (let at = 0; at < this.found; at += 1) this.counts[this.rows[at] as number] = 0
    this.found = 0
    const plain = plainOf(text)
    const { longest, cut } = this.reading
    eachTerm(plain, longest, cut, this.take)
    const end = plain.indexOf('\n')
    if (end <= 0 || end > titleMost) return
    const title = plain.slice(0, end)
    for (let more = 1; more < titleCounts; more += 1) eachTerm(title, longest, cut, this.take)
  }

  /** How much a term of this text weighs before it is known how common it is elsewhere. */
  damped(row: number): number {
    return damped[this.counts[row] as number] as number
  }

  private count(row: number): void {
    if (row < 0) return
    if (row >= this.counts.length) this.room(this.keys.size)
    const before = this.counts[row] as number
    if (before === 0) {
      if (this.found === this.rows.length) {
        const wider = new Int32Array(this.found * 2)
        wider.set(this.rows)
        this.rows = wider
      }
      this.rows[this.found] = row
      this.found += 1
    }
    if (before < occurrencesMost) this.counts[row] = before + 1
  }

  private room(size: number): void {
    const wider = new Uint8Array(Math.max(this.counts.length, size * 2))
    wider.set(this.counts)
    this.counts = wider
  }
}
