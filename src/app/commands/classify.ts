import { readFileSync } from 'node:fs'
import { classifierOf, type Example, type Measure, measure, train } from '../../engines/classify/index.ts'
import { cut } from '../../engines/text/index.ts'
import { StartFault } from '../../platform/config.ts'
import { readCsv, readXlsx, SheetFault } from '../../platform/sheets/index.ts'
import type { Say } from '../start.ts'

export type ClassifyOptions = { train: string; test: string; text: readonly string[]; label: string; json: boolean }

/** What `--json` prints. */
export type ClassifyReport = Measure & {
  train: number
  test: number
  /** Rows without a text or a label. */
  left_out: number
  seconds: { train: number; classify: number }
}

const limits = { columnsMost: 1_000, cellCharactersMost: 20_000 }
const rowsMost = 200_000
const longest = 3
const namedMost = 20

/**
 * `linli classify`: learns from the rows of one sheet what the rows of another are about, and says how often that was right. Throws
 * StartFault, in one sentence, for what can't be worked with.
 */
export async function classify(options: ClassifyOptions, say: Say): Promise<ClassifyReport> {
  const learned = await read(options.train, options)
  const asked = await read(options.test, options)
  const labels = new Set(learned.examples.map(({ label }) => label))
  if (labels.size < 2) {
    throw new StartFault(`All rows of ${options.train} have the label "${[...labels][0]}"; two labels are the fewest.`)
  }
  const strange = asked.examples.find(({ label }) => !labels.has(label))
  if (strange) {
    throw new StartFault(`The label "${strange.label}" of ${options.test} never comes in ${options.train}.`)
  }
  const begun = performance.now()
  const model = await train(learned.examples, { longest })
  const trained = performance.now()
  const classifier = classifierOf(model, cut)
  const said = asked.examples.map(({ text }) => classifier.best(text))
  const done = performance.now()
  const report = {
    ...measure(
      asked.examples.map(({ label }) => label),
      said,
    ),
    train: learned.examples.length,
    test: asked.examples.length,
    left_out: learned.leftOut + asked.leftOut,
    seconds: { train: secondsBetween(begun, trained), classify: secondsBetween(trained, done) },
  }
  if (options.json) say(JSON.stringify(report))
  else tell(report, say)
  return report
}

type Sheet = { examples: Example[]; leftOut: number }

async function read(file: string, { text, label }: ClassifyOptions): Promise<Sheet> {
  const [heading, ...rows] = await linesOf(file)
  if (!heading || rows.length === 0)
    throw new StartFault(`${file} is empty: a heading row and rows below it are needed.`)
  const columnOf = (name: string) => {
    const at = heading.indexOf(name.trim())
    if (at >= 0) return at
    const there = heading.filter(Boolean).slice(0, namedMost).join(', ')
    throw new StartFault(`${file} has no column "${name}"; it has: ${there}.`)
  }
  const [texts, labels] = [text.map(columnOf), columnOf(label)]
  const examples = rows
    .map((cells) => ({
      text: texts
        .map((at) => cells[at] ?? '')
        .join('\n')
        .trim(),
      label: cells[labels] ?? '',
    }))
    .filter((example) => example.text !== '' && example.label !== '')
  if (examples.length === 0) throw new StartFault(`No row of ${file} has both a text and a label.`)
  return { examples, leftOut: rows.length - examples.length }
}

/** Rows that aren't blank, cells without blanks at their ends. */
async function linesOf(file: string): Promise<string[][]> {
  const bytes = bytesOf(file)
  const lines = /\.xlsx$/i.test(file) ? readXlsx(bytes, limits) : readCsv(bytes)
  const rows: string[][] = []
  try {
    for await (const { cells } of lines) {
      const plain = cells.map((cell) => cell.trim())
      if (plain.every((cell) => cell === '')) continue
      if (rows.length > rowsMost) throw new StartFault(`${file} has more than ${rowsMost} rows.`)
      rows.push(plain)
    }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    throw new StartFault(
      `${file} can't be read: it is ${/\.xlsx$/i.test(file) ? 'no .xlsx' : 'neither UTF-8 nor GBK'}.`,
    )
  }
  return rows
}

function bytesOf(file: string): Uint8Array {
  if (!/\.(csv|xlsx)$/i.test(file)) throw new StartFault(`${file} is neither a .csv nor an .xlsx.`)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartFault(`${file} can't be opened (${(error as NodeJS.ErrnoException).code}).`)
  }
}

function tell(report: ClassifyReport, say: Say): void {
  const { accuracy, macro_f1, train: learned, test, left_out, seconds, labels, confusion } = report
  say(`accuracy  ${accuracy.toFixed(4)}`)
  say(`macro-F1  ${macro_f1.toFixed(4)}`)
  say(`learned from ${learned} texts in ${seconds.train} s, classified ${test} in ${seconds.classify} s`)
  if (left_out > 0) say(`${left_out} rows without a text or a label left out`)
  say('')
  say('precision  recall      F1   texts  label: what it was taken for')
  for (const [row, { label, precision, recall, f1, texts }] of labels.entries()) {
    const figures = [precision, recall, f1].map((figure) => figure.toFixed(3).padStart(8)).join('')
    const wrong = labels
      .map((other, column) => ({ label: other.label, count: confusion[row]?.[column] ?? 0, column }))
      .filter(({ count, column }) => count > 0 && column !== row)
      .sort((a, b) => b.count - a.count)
      .map((other) => `${other.label} ${other.count}`)
    say(`${figures}${String(texts).padStart(8)}  ${label}${wrong.length > 0 ? `: ${wrong.join(', ')}` : ''}`)
  }
}

function secondsBetween(from: number, to: number): number {
  return Math.round(to - from) / 1000
}
