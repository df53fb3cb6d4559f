import { BallotFault } from '../fault.ts'
import type { Election } from '../types.ts'
import { readAbcYaml } from './abc-yaml.ts'
import { readBlt } from './blt.ts'
import { readOwnCsv } from './own-csv.ts'
import { readOwnJson } from './own-json.ts'
import { readPb } from './pb.ts'

const readers: Record<string, (text: string) => Election> = {
  pb: readPb,
  blt: readBlt,
  yaml: readAbcYaml,
  yml: readAbcYaml,
  json: readOwnJson,
  csv: readOwnCsv,
}

/** Endings of the files that can be read. */
const endings: readonly string[] = Object.keys(readers)

/** Reads ballots from the text of a file, as its name’s ending says. Throws BallotFault. */
export function readElection(fileName: string, text: string): Election {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  const read = readers[ending]
  if (!read) throw new BallotFault(`the name ends in none of ${endings.map((one) => `.${one}`).join(', ')}`)
  if (text.trim() === '') throw new BallotFault('the file is empty', 1)
  return read(text)
}
