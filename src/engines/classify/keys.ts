const free = 0

/** Numbers for 32-bit keys in the order they first came: open addressing, linear probing, never more than half full. */
export class Keys {
  size = 0
  private slots: Int32Array
  private held: Uint32Array

  constructor(capacity = 1024) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, capacity) * 2)))
    this.held = new Uint32Array(this.slots.length / 2)
  }

  /** The number of a key; -1 where it never came. */
  find(key: number): number {
    const { slots, held } = this
    const mask = slots.length - 1
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number
      if (number === free) return -1
      if (held[number - 1] === key) return number - 1
    }
  }

  /** The number of a key, a new one where it never came. */
  add(key: number): number {
    const known = this.find(key)
    if (known >= 0) return known
    if (this.size === this.held.length) this.grow()
    this.held[this.size] = key
    this.place(key, this.size)
    this.size += 1
    return this.size - 1
  }

  /** All keys, by their number. */
  all(): Uint32Array {
    return this.held.subarray(0, this.size)
  }

  private grow(): void {
    const before = this.held
    this.slots = new Int32Array(this.slots.length * 2)
    this.held = new Uint32Array(before.length * 2)
    this.held.set(before)
    for (let number = 0; number < before.length; number += 1) this.place(before[number] as number, number)
  }

  private place(key: number, number: number): void {
    const mask = this.slots.length - 1
    let slot = key & mask
    while (this.slots[slot] !== free) slot = (slot + 1) & mask
    this.slots[slot] = number + 1
  }
}
