import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One chunk in Vite's own manifest. */
export interface Chunk {
  file: string
  name?: string
  src?: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
  css?: string[]
}

export type ChunkMap = Record<string, Chunk>

/** Vite's manifest of a bundle in `folder/assets`. */
export async function readChunks(folder: string, bundle: string): Promise<ChunkMap> {
  return JSON.parse(await readFile(join(folder, 'assets', bundle, 'manifest.json'), 'utf8')) as ChunkMap
}

/** The entry chunk's key. */
export function entryKey(chunks: ChunkMap): string {
  const found = Object.entries(chunks).find(([, chunk]) => chunk.isEntry)
  if (!found) throw new Error('bundle without an entry')
  return found[0]
}

/** A chunk and all it imports statically, each once. */
export function closure(chunks: ChunkMap, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of chunks[key]?.imports ?? []) closure(chunks, next, seen)
  return seen
}

/** Script and style files of some chunks, each once. */
export function filesOf(chunks: ChunkMap, keys: Iterable<string>): { js: string[]; css: string[] } {
  const found = [...keys].flatMap((key) => chunks[key] ?? [])
  return {
    js: [...new Set(found.map((chunk) => chunk.file).filter((file) => file.endsWith('.js')))],
    css: [...new Set(found.flatMap((chunk) => chunk.css ?? []))],
  }
}
