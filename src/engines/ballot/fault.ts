/** What can't be counted: a broken file, with the line it breaks at, or a rule asked for what it can't say. The message is one sentence. */
export class BallotFault extends Error {
  override readonly name = 'BallotFault'
  /** Counted from 1; absent where no one line is at fault. */
  readonly line: number | undefined

  constructor(reason: string, line?: number) {
    super(line === undefined ? reason : `line ${line}: ${reason}`)
    this.line = line
  }
}
