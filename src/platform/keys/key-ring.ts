import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Clock, systemClock } from '../clock.ts'
import { StartFault } from '../config.ts'

/** One of the installation's keys. `from`: since when new data is sealed with it (the first: ever since); `made`: when it was made. */
export type Key = { version: number; bytes: Buffer; from: Date; made: Date }

/** The installation's keys, oldest first: the last one whose time has come is current, the others only read. */
export type KeyRing = {
  keys(): readonly Key[]
  current(): Key
  /** Adds a key, current after a moment in which every process has seen it. */
  add(): Key
  /** Takes the oldest key away for good. */
  dropOldest(): Key
}

const keyBytes = 32
/** A file changed by another process is seen within so long. */
const lookMilliseconds = 1_000
/** So a new key is known everywhere before anything is sealed with it. */
const announcedMilliseconds = 3_000

const ever = new Date(0)
const bytes = z.string().transform((text) => Buffer.from(text, 'base64url'))
const oneKey = bytes.refine((key) => key.length === keyBytes)
/** As a file holds it: `made` wasn't written at first. */
type StoredKey = Omit<Key, 'made'> & { made: Date | undefined }
/** `master`: as it was before keys could be changed. */
const stored = z.union([
  z
    .object({
      keys: z
        .array(
          z.object({
            version: z.int().min(1).max(65_535),
            key: oneKey,
            from: z.coerce.date(),
            made: z.coerce.date().optional(),
          }),
        )
        .min(1),
    })
    .transform(({ keys }): StoredKey[] =>
      keys.map(({ version, key, from, made }) => ({ version, bytes: key, from, made })),
    ),
  z
    .object({ master: oneKey })
    .transform(({ master }): StoredKey[] => [{ version: 1, bytes: master, from: ever, made: undefined }]),
])

/** A ring in memory, for tests. */
export function memoryRing(first: Buffer, clock: Clock = systemClock): KeyRing {
  let keys: readonly Key[] = [{ version: 1, bytes: first, from: ever, made: clock.now() }]
  return ringOn(
    clock,
    () => keys,
    (next) => {
      keys = next
    },
  )
}

/** `DATA_DIR/keys.json`, made at the first start, readable by its owner only, shared by all processes. It belongs to every backup. */
export function fileRing(dataDir: string, clock: Clock = systemClock): KeyRing {
  const file = join(dataDir, 'keys.json')
  if (!existsSync(file)) makeFile(dataDir, file, clock.now())
  let seen = readKeys(file)
  let mark = markOf(file)
  let lookedAt = performance.now()
  const read = () => {
    if (performance.now() - lookedAt < lookMilliseconds) return seen
    lookedAt = performance.now()
    const now = markOf(file)
    if (now !== mark) {
      seen = readKeys(file)
      mark = now
    }
    return seen
  }
  return ringOn(clock, read, (next) => {
    replace(file, textOf(next))
    seen = next
    mark = markOf(file)
  })
}

function ringOn(clock: Clock, read: () => readonly Key[], write: (keys: readonly Key[]) => void): KeyRing {
  const current = () => {
    const now = clock.now()
    const keys = read()
    return keys.findLast((key) => key.from <= now) ?? (keys[0] as Key)
  }
  return {
    keys: read,
    current,
    add() {
      const keys = read()
      const made = clock.now()
      const key = {
        version: (keys.at(-1)?.version ?? 0) + 1,
        bytes: randomBytes(keyBytes),
        from: new Date(made.getTime() + announcedMilliseconds),
        made,
      }
      write([...keys, key])
      return key
    },
    dropOldest() {
      const [oldest, ...rest] = read()
      if (!oldest || rest.length === 0 || current() === oldest) throw new Error('the key is in use')
      write(rest)
      return oldest
    },
  }
}

function readKeys(file: string): readonly Key[] {
  const parsed = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new StartFault(`${file} is damaged; restore it from a backup.`)
  const { mtime } = statSync(file)
  return parsed.data.map((key) => ({ ...key, made: key.made ?? (key.from > ever ? key.from : mtime) }))
}

function textOf(keys: readonly StoredKey[]): string {
  return JSON.stringify({
    keys: keys.map(({ version, bytes: key, from, made }) => ({
      version,
      key: key.toString('base64url'),
      from: from.toISOString(),
      made: made?.toISOString(),
    })),
  })
}

/** Changes with every replacement: another file, or another moment. */
function markOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file)
  return `${ino} ${mtimeMs} ${size}`
}

/** Whole or not at all, and once: of several processes that start at once the first one's keys are everybody's. */
function makeFile(dataDir: string, file: string, made: Date): void {
  const own = newFile(file)
  try {
    mkdirSync(dataDir, { recursive: true })
    const key = { version: 1, bytes: randomBytes(keyBytes), from: ever, made }
    writeFileSync(own, textOf([key]), { mode: 0o600, flush: true })
    putInPlace(own, file)
  } catch {
    throw new StartFault(`The folder ${dataDir} can't be written to; set DATA_DIR to a folder that can.`)
  } finally {
    rmSync(own, { force: true })
  }
}

function replace(file: string, text: string): void {
  const own = newFile(file)
  writeFileSync(own, text, { mode: 0o600, flush: true })
  renameSync(own, file)
}

function newFile(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.new`
}

function putInPlace(own: string, file: string): void {
  try {
    linkSync(own, file)
  } catch (error) {
    // A file system without links has no second process on it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(own, file)
  }
}

/** Keys of two readings of the file: whatever a moment between them was sealed with can be read. */
export function bothKeys(before: Buffer, after: Buffer): Buffer {
  const read = (text: Buffer) => stored.safeParse(JSON.parse(text.toString('utf8')))
  const [one, other] = [read(before), read(after)]
  if (before.equals(after) || !one.success || !other.success) return after
  const byVersion = new Map([...one.data, ...other.data].map((key) => [key.version, key]))
  return Buffer.from(textOf([...byVersion.values()].sort((a, b) => a.version - b.version)))
}
