import { BallotFault } from '../fault.ts'
import type { Id } from '../types.ts'

/** Points an option can get from a ballot, at most; options a scored ballot can have. */
export const pointsMost = 10
export const scoredMost = 200

const between = ':'

/** An option and its points as the box keeps them: one number. */
export const itemOf = (option: number, points: number, most: number) => option * (most + 1) + points
export const optionIn = (item: number, most: number) => Math.floor(item / (most + 1))
export const pointsIn = (item: number, most: number) => item % (most + 1)

/** The same as files write it: `bench:4`. */
export const markOf = (id: Id, points: number) => `${id}${between}${points}`

/** Reads `bench:4` into option and points, `4` within the range. Throws BallotFault. */
export function readMark(mark: Id, indexOf: (id: string) => number, most: number, line?: number): [number, number] {
  const text = String(mark)
  const at = text.lastIndexOf(between)
  const told = text.slice(at + 1)
  if (at < 0) throw new BallotFault(`"${text}" says no points: they are written "${text}:${most}"`, line)
  return [indexOf(text.slice(0, at)), pointsFrom(told, most, line)]
}

/** Points as written. Throws BallotFault. */
function pointsFrom(text: string, most: number, line?: number): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) > most)
    throw new BallotFault(`"${text}" is no points from 0 to ${most}`, line)
  return Number(text)
}
