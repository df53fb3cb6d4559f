/** The ballots, the same ones together: group `g` holds `items[starts[g] … starts[g + 1])`, and there are `counts[g]` of it. */
export type Box = {
  readonly starts: Uint32Array
  /** Indexes of alternatives: in order of preference where ballots rank, else ascending. */
  readonly items: Uint16Array
  readonly counts: Float64Array
  /** All ballots together. */
  readonly total: number
}

/** More alternatives than a ballot could be printed with. */
export const alternativesMost = 10_000

/** Gathers ballots and puts the same ones together. */
export class BoxBuilder {
  private readonly groups = new Map<string, number>()
  private starts = new Uint32Array(1024)
  private items = new Uint16Array(4096)
  private counts = new Float64Array(1024)
  private size = 0
  private filled = 0
  private total = 0

  /** `choices` are indexes of alternatives, each at most once. Returns the number of the ballot's group. */
  add(choices: readonly number[], count = 1): number {
    const key = String.fromCharCode(...choices)
    const known = this.groups.get(key)
    this.total += count
    if (known !== undefined) {
      this.counts[known] = (this.counts[known] as number) + count
      return known
    }
    const group = this.size
    this.groups.set(key, group)
    this.reserve(choices.length)
    this.items.set(choices, this.filled)
    this.filled += choices.length
    this.counts[group] = count
    this.size += 1
    this.starts[this.size] = this.filled
    return group
  }

  /** One more ballot of a group there is already. */
  again(group: number): void {
    this.total += 1
    this.counts[group] = (this.counts[group] as number) + 1
  }

  build(): Box {
    return {
      starts: this.starts.slice(0, this.size + 1),
      items: this.items.slice(0, this.filled),
      counts: this.counts.slice(0, this.size),
      total: this.total,
    }
  }

  private reserve(more: number): void {
    if (this.size + 2 > this.starts.length) {
      this.starts = grown(this.starts, new Uint32Array(this.starts.length * 2))
      this.counts = grown(this.counts, new Float64Array(this.counts.length * 2))
    }
    if (this.filled + more > this.items.length) {
      this.items = grown(this.items, new Uint16Array((this.items.length + more) * 2))
    }
  }
}

function grown<T extends Uint32Array | Uint16Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** The choices of one group. */
export function choicesOf(box: Box, group: number): Uint16Array {
  return box.items.subarray(box.starts[group] as number, box.starts[group + 1] as number)
}

/** How many ballots name each alternative. */
export function votesOf(box: Box, alternatives: number): number[] {
  const votes = new Array<number>(alternatives).fill(0)
  for (let group = 0; group < box.counts.length; group += 1) {
    const count = box.counts[group] as number
    for (const item of choicesOf(box, group)) votes[item] = (votes[item] as number) + count
  }
  return votes
}
