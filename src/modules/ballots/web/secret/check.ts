import { readMark } from '../../contract/marks.ts'
import { fromBase64, importKey, isSigned, receiptOf } from './paper.ts'

interface File {
  kind: string
  ballots: { count?: number; choices: string[] }[]
  signed: {
    ballot: string
    key: string
    codes: Record<string, string>
    papers: { random: string; choices: string[]; signature: string }[]
  }
}

type Proof = { papers: number } | { wrong: string }

/** A mark in the titles of the file, its points left as they are. */
function inFile(codes: File['signed']['codes'], mark: string): string {
  const { code } = readMark(mark)
  return `${codes[code] ?? code}${mark.slice(code.length)}`
}

/** Proves the published file on this device: every signature, none twice, counted as signed. `wrong`: the first receipt that doesn't hold. */
export async function prove(text: string): Promise<Proof> {
  const { kind, ballots, signed } = JSON.parse(text) as File
  const key = await importKey(signed.key)
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  const nameOf = (choices: string[]) => JSON.stringify(kind === 'ranked' ? choices : [...choices].sort())
  for (const { random, choices, signature } of signed.papers) {
    const paper = { random: fromBase64(random), choices }
    const whole = await isSigned(key, signed.ballot, paper, fromBase64(signature))
    if (!whole || seen.has(random)) return { wrong: await receiptOf(signed.ballot, paper) }
    seen.add(random)
    const name = nameOf(choices.map((mark) => inFile(signed.codes, mark)))
    if (choices.length > 0) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const { count = 1, choices } of ballots) {
    const name = nameOf(choices)
    if (counts.get(name) !== count) return { wrong: choices.join('、') }
    counts.delete(name)
  }
  return counts.size === 0 ? { papers: signed.papers.length } : { wrong: [...counts.keys()].join() }
}
