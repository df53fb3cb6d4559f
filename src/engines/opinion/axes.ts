import { randomOf } from '../../shared/random.ts'
import { type Answers, participantsOf } from './answers.ts'

/** Where participants stand in the plane of the two directions in which answers differ most: x and y one after the other. */
export type Places = Float64Array

const axesWanted = 2
const stepsMost = 1_000
const closeEnough = 1e-10
const seed = 20

/**
 * Principal components of the answers. An answer not given counts as the mean of those given (so as nothing, once the mean is taken off), and who
 * answered few statements is drawn out by the root of all ÷ answered, or they would all stand in the middle (Small et al. 2021).
 */
export function placesOf(answers: Answers): Places {
  const { begins, columns, values, statements } = answers
  const means = meansOf(answers)
  const [first, second] = axesOf(spreadOf(answers, means), statements) as [Float64Array, Float64Array]
  const places = new Float64Array(participantsOf(answers) * axesWanted)
  for (let row = 0; row < participantsOf(answers); row += 1) {
    const [from, to] = [begins[row] as number, begins[row + 1] as number]
    let [x, y] = [0, 0]
    for (let at = from; at < to; at += 1) {
      const column = columns[at] as number
      const value = (values[at] as number) - (means[column] as number)
      x += value * (first[column] as number)
      y += value * (second[column] as number)
    }
    const drawn = Math.sqrt(statements / Math.max(to - from, 1))
    places[row * 2] = x * drawn
    places[row * 2 + 1] = y * drawn
  }
  return places
}

function meansOf({ columns, values, statements }: Answers): Float64Array {
  const sums = new Float64Array(statements)
  const counts = new Float64Array(statements)
  for (const [at, column] of columns.entries()) {
    sums[column] = (sums[column] as number) + (values[at] as number)
    counts[column] = (counts[column] as number) + 1
  }
  return sums.map((sum, column) => sum / Math.max(counts[column] as number, 1))
}

/** How answers to each two statements go together: a square of statements × statements. */
function spreadOf({ begins, columns, values, statements }: Answers, means: Float64Array): Float64Array {
  const spread = new Float64Array(statements * statements)
  const off = new Float64Array(statements)
  for (let row = 0; row + 1 < begins.length; row += 1) {
    const [from, to] = [begins[row] as number, begins[row + 1] as number]
    for (let at = from; at < to; at += 1)
      off[at - from] = (values[at] as number) - (means[columns[at] as number] as number)
    for (let at = from; at < to; at += 1) {
      const line = (columns[at] as number) * statements
      const one = off[at - from] as number
      for (let other = at; other < to; other += 1) {
        const cell = line + (columns[other] as number)
        spread[cell] = (spread[cell] as number) + one * (off[other - from] as number)
      }
    }
  }
  for (let line = 0; line < statements; line += 1) {
    for (let column = 0; column < line; column += 1) {
      spread[line * statements + column] = spread[column * statements + line] as number
    }
  }
  return spread
}

/** The two strongest directions, by power iteration; each begins with the same numbers, so the same answers give the same. */
function axesOf(spread: Float64Array, size: number): Float64Array[] {
  const axes: Float64Array[] = []
  const random = randomOf(seed)
  while (axes.length < axesWanted) axes.push(strongest(spread, size, axes, random))
  return axes
}

/** Nothing differs any more in the other directions: zeros. */
function strongest(spread: Float64Array, size: number, others: readonly Float64Array[], random: () => number) {
  let axis = Float64Array.from({ length: size }, () => random() - 0.5)
  for (let step = 0; step < stepsMost; step += 1) {
    const next = apart(times(spread, axis, size), others)
    const length = Math.hypot(...next)
    if (length < closeEnough) return new Float64Array(size)
    const scaled = next.map((one) => one / length)
    const moved = scaled.reduce((most, one, at) => Math.max(most, Math.abs(one - (axis[at] as number))), 0)
    axis = scaled
    if (moved < closeEnough) break
  }
  return axis
}

function times(square: Float64Array, vector: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size)
  for (let line = 0; line < size; line += 1) {
    let sum = 0
    for (let column = 0; column < size; column += 1) {
      sum += (square[line * size + column] as number) * (vector[column] as number)
    }
    product[line] = sum
  }
  return product
}

/** What of a vector goes in none of the other directions. */
function apart(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  let left = vector
  for (const other of others) {
    const along = left.reduce((sum, one, at) => sum + one * (other[at] as number), 0)
    left = left.map((one, at) => one - along * (other[at] as number))
  }
  return left
}
