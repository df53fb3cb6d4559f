import { alternativesMost, BoxBuilder } from '../box.ts'
import { BallotFault } from '../fault.ts'
import type { ApprovalElection } from '../types.ts'

type Entry = { value: string; line: number }

/**
 * Reads an approval election as abcvoting writes it (`.abc.yaml`; Lackner, Regner, Krenn, "abcvoting: A Python package for approval-based
 * multi-winner voting rules", JOSS 2023): `profile`, `num_cand`, `committeesize`, `voter_weights`. Only what these files use of YAML: keys at
 * the beginning of a line, lists in brackets, also over several lines. `compute` is not read.
 */
export function readAbcYaml(text: string): ApprovalElection {
  const entries = entriesOf(text)
  const profile = entries.get('profile')
  if (!profile) throw new BallotFault('the file has no "profile"')
  const ballots = listOf(profile)
  const highest = ballots.flat().reduce((most, item) => Math.max(most, item), -1)
  const stated = entries.get('num_cand')
  const candidates = stated ? numberOf(stated, 'num_cand') : highest + 1
  if (candidates > alternativesMost) throw new BallotFault(`more than ${alternativesMost} candidates`, stated?.line)
  const weights = entries.get('voter_weights')
  const counts = weights ? listOf({ ...weights, value: `[${weights.value}]` })[0] : undefined
  if (counts && counts.length !== ballots.length) {
    throw new BallotFault(`${ballots.length} ballots and ${counts.length} weights`, weights?.line)
  }
  const box = new BoxBuilder()
  for (const [at, ballot] of ballots.entries()) {
    const wrong = ballot.find((item) => item >= candidates)
    if (wrong !== undefined)
      throw new BallotFault(`candidate ${wrong} is approved of; they end at ${candidates - 1}`, profile.line)
    if (new Set(ballot).size < ballot.length)
      throw new BallotFault(`ballot ${at + 1} names a candidate twice`, profile.line)
    box.add(
      ballot.toSorted((a, b) => a - b),
      counts?.[at] ?? 1,
    )
  }
  const seats = entries.get('committeesize')
  return {
    kind: 'approval',
    title: entries.get('description')?.value.replace(/^["']|["']$/g, '') ?? '',
    alternatives: Array.from({ length: candidates }, (_, id) => ({ id, name: String(id) })),
    box: box.build(),
    lot: Array.from({ length: candidates }, (_, id) => id),
    seats: seats ? numberOf(seats, 'committeesize') : undefined,
  }
}

function entriesOf(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  let open: Entry | undefined
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const found = /^([A-Za-z_][\w -]*):(?:\s+(.*)|$)/.exec(raw)
    if (found) {
      const key = found[1] as string
      if (entries.has(key)) throw new BallotFault(`"${key}" comes twice`, index + 1)
      open = { value: (found[2] ?? '').trim(), line: index + 1 }
      entries.set(key, open)
    } else if (open && /^[\s-]/.test(raw)) open.value += ` ${raw.trim()}`
    else if (raw.trim() !== '' && !/^(#|---)/.test(raw))
      throw new BallotFault(`"${raw.slice(0, 40)}" is no "key: value"`, index + 1)
  }
  return entries
}

/** A list of lists of whole numbers. */
function listOf({ value, line }: Entry): number[][] {
  let lists: unknown
  try {
    lists = JSON.parse(value.replace(/,\s*\]/g, ']'))
  } catch {
    throw new BallotFault('the brackets and numbers of this list don’t fit together', line)
  }
  const isNumber = (item: unknown) => typeof item === 'number' && Number.isInteger(item) && item >= 0
  if (!Array.isArray(lists) || !lists.every((list) => Array.isArray(list) && list.every(isNumber))) {
    throw new BallotFault('this is no list of whole numbers from 0', line)
  }
  return lists
}

function numberOf({ value, line }: Entry, key: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new BallotFault(`"${value}" is no ${key}`, line)
  return Number(value)
}
