import { alternativesMost, BoxBuilder } from '../box.ts'
import { BallotFault } from '../fault.ts'
import type { RankedElection } from '../types.ts'

type Token = { readonly text: string; readonly line: number; readonly quoted: boolean }

/**
 * Reads ranked ballots in the `.blt` format (Hill, Wichmann, Woodall, 1987): candidates and seats, withdrawn candidates as negative numbers,
 * ballots as `how-many first second … 0`, a lone 0, names in quotes, a title. Of the options some programs write in brackets, `[tie …]` gives
 * the lot’s order, `[nick …]` short names, `[withdrawn …]` more withdrawn ones; `[droop …]` is passed over. `#` begins a
 * comment, `(…)` before a ballot is its mark.
 */
export function readBlt(text: string): RankedElection {
  return new BltReader(text).read()
}

class BltReader {
  private readonly tokens: readonly Token[]
  private at = 0
  private candidates = 0
  private equalRankLine: number | undefined
  private readonly withdrawn = new Set<number>()
  private readonly nicks = new Map<string, number>()
  private lot: number[] = []

  constructor(text: string) {
    this.tokens = tokensOf(text)
  }

  read(): RankedElection {
    this.candidates = this.whole('the number of candidates')
    if (this.candidates > alternativesMost) throw new BallotFault(`more than ${alternativesMost} candidates`, 1)
    const seats = this.whole('the number of seats')
    this.lot = Array.from({ length: this.candidates }, (_, index) => index)
    this.options()
    const box = this.ballots()
    const names = Array.from({ length: this.candidates }, (_, index) => this.name(`the name of candidate ${index + 1}`))
    const title = this.tokens[this.at]?.quoted ? this.name('the title') : ''
    return {
      kind: 'ranked',
      title,
      alternatives: names.map((name, index) => ({ id: index + 1, name })),
      box,
      lot: this.lot,
      seats,
      withdrawn: names.map((_, index) => this.withdrawn.has(index)),
      equalRankLine: this.equalRankLine,
    }
  }

  private options(): void {
    for (;;) {
      const { text, line } = this.peek('a ballot')
      if (/^-\d+$/.test(text)) {
        this.at += 1
        this.withdraw(text.slice(1), line)
      } else if (text.startsWith('[')) this.option()
      else return
    }
  }

  private option(): void {
    const first = this.take('an option')
    const words = [first.text.slice(1)]
    while (!words.at(-1)?.endsWith(']')) words.push(this.take(`the ] that closes [${words[0]}`).text)
    const [name, ...given] = words.join(' ').slice(0, -1).trim().split(/\s+/)
    if (name === 'withdrawn') for (const one of given) this.withdraw(one, first.line)
    else if (name === 'nick') {
      if (given.length !== this.candidates) throw new BallotFault('[nick] names each candidate once', first.line)
      for (const [index, nick] of given.entries()) this.nicks.set(nick, index)
    } else if (name === 'tie') {
      const order = given.map((one) => this.candidate(one, first.line))
      if (new Set(order).size !== this.candidates) throw new BallotFault('[tie] names each candidate once', first.line)
      this.lot = order
    } else if (name !== 'droop') {
      throw new BallotFault(`the option [${name}] isn’t known`, first.line)
    }
  }

  private ballots() {
    const box = new BoxBuilder()
    for (;;) {
      const { text, line } = this.take('a ballot, or the 0 after the last')
      if (text === '0') return box.build()
      let count = 1
      if (text.startsWith('(')) this.mark(text)
      else {
        if (!/^\d{1,9}$/.test(text)) throw new BallotFault(`"${text}" says how many such ballots? A whole number`, line)
        count = Number(text)
      }
      const choices = this.ranking(line)
      if (choices.length > 0) box.add(choices, count)
    }
  }

  private mark(text: string): void {
    for (let word = text; !word.endsWith(')'); ) word = this.take('the ) that closes the mark of a ballot').text
  }

  /** Until the 0; without those withdrawn. */
  private ranking(begun: number): number[] {
    const choices: number[] = []
    const seen = new Set<number>()
    for (;;) {
      const { text, line } = this.take(`the 0 that ends the ballot of line ${begun}`)
      if (text === '0') return choices
      const level = text.split('=')
      if (level.length > 1) this.equalRankLine ??= line
      for (const one of level) {
        const choice = this.candidate(one, line)
        if (seen.has(choice)) throw new BallotFault(`the ballot names candidate ${one} twice`, line)
        seen.add(choice)
        if (!this.withdrawn.has(choice)) choices.push(choice)
      }
    }
  }

  private candidate(text: string, line: number): number {
    const nick = this.nicks.get(text)
    if (nick !== undefined) return nick
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
    if (number < 1 || number > this.candidates) {
      throw new BallotFault(`"${text}" is no candidate: they are 1 to ${this.candidates}`, line)
    }
    return number - 1
  }

  private withdraw(text: string, line: number): void {
    const candidate = this.candidate(text, line)
    if (this.withdrawn.has(candidate)) throw new BallotFault(`candidate ${text} is withdrawn twice`, line)
    this.withdrawn.add(candidate)
  }

  private name(what: string): string {
    const { text, line, quoted } = this.take(what)
    if (!quoted) throw new BallotFault(`${what} is expected here in quotes, not "${text}"`, line)
    return text
  }

  private whole(what: string): number {
    const { text, line } = this.take(what)
    if (!/^\d{1,9}$/.test(text) || Number(text) === 0)
      throw new BallotFault(`${what} is expected here, not "${text}"`, line)
    return Number(text)
  }

  private peek(what: string): Token {
    const token = this.tokens[this.at]
    if (!token) throw new BallotFault(`the file ends before ${what}`, this.tokens.at(-1)?.line ?? 1)
    return token
  }

  private take(what: string): Token {
    const token = this.peek(what)
    this.at += 1
    return token
  }
}

/** Words, and texts in quotes; without comments. */
function tokensOf(text: string): Token[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return plain.split('\n').flatMap((raw, index) => wordsOf(raw, index + 1))
}

function wordsOf(raw: string, line: number): Token[] {
  const tokens: Token[] = []
  for (const [word] of raw.matchAll(/"[^"]*"|\S+/g)) {
    if (word.startsWith('#')) break
    const quoted = /^".*"$/.test(word)
    if (word.startsWith('"') && !quoted) throw new BallotFault('a quote opens and never closes', line)
    tokens.push({ text: quoted ? word.slice(1, -1).trim().replace(/\s+/g, ' ') : word, line, quoted })
  }
  return tokens
}
