// Run before the product: its clock is set from outside by a message, as somebody sets a computer's.
let shift = 0
const Computer = Date

class SetDate extends Computer {
  constructor(...given: [] | [number | string]) {
    if (given.length === 0) super(Computer.now() + shift)
    else super(...(given as [number]))
  }

  static override now(): number {
    return Computer.now() + shift
  }
}

globalThis.Date = SetDate as DateConstructor
process.on('message', (message: { shift?: number }) => {
  shift = message.shift ?? shift
  process.send?.({ shift })
})

export {}
