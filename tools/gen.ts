// `npm run gen`: writes what is generated from the sources anew. `npm run check -- generated` says whether that is needed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parts } from './gen/parts.ts'
import { inside } from './lib/root.ts'

const wanted = process.argv.slice(2)
for (const part of parts) {
  if (wanted.length > 0 && !wanted.some((word) => part.file.includes(word))) continue
  const text = await part.make()
  const file = inside(part.file)
  const changed = !existsSync(file) || readFileSync(file, 'utf8') !== text
  if (changed) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  console.log(`${changed ? 'written  ' : 'unchanged'} ${part.file}`)
}
process.exit(0)
