import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import sharp from 'sharp'
import { serverUser } from '../../tools/postgres/user.ts'
import type { Place } from '../support/database.ts'
import { ask, type Session } from '../support/http.ts'
import { demoCommunity, signIn, startProduct } from '../support/product.ts'
import { Insistent, isPlain503 } from './insistent.ts'
import { inspect } from './inspect.ts'
import { demoScale, isSound, type Outcome, type Scenario, secondsUntil } from './scenario.ts'
import { upload } from './upload.ts'

const sizeMegabytes = 700
const writingMilliseconds = 1_500
const fullSecondsMost = 60

/**
 * The disk of the data folder and of the database fills up while clients write: writes and uploads are refused in a sentence, reads go on;
 * as soon as there is room again everything goes on.
 */
export const fullDisk: Scenario = async ({ place, say }): Promise<Outcome> => {
  const disk = mountSmall()
  if (!disk) return { skipped: 'needs the right to mount a small disk (root on Linux)' }
  const own = await place.beside(disk)
  try {
    if (place.kind === 'postgres' && !(await moveToDisk(own, disk)))
      return { skipped: 'needs a PostgreSQL made for this run, to give it a small disk' }
    return await fillAndEmpty(own, disk, say)
  } finally {
    await own.remove()
    await unmount(own, disk)
  }
}

async function fillAndEmpty(place: Place, disk: string, say: (line: string) => void): Promise<Outcome> {
  const product = await startProduct(place.env, demoScale)
  try {
    const community = await demoCommunity(product.address)
    const reader = await signIn(product.address, community, 'secretary')
    const writers = new Insistent(community, [product.address])
    await writers.begin()
    await wait(writingMilliseconds)
    await fill(disk)
    say('the disk is full')
    const refused = async () => (writers.refusals['platform.storage_full'] ?? 0) > 0
    const refusedAfter = await secondsUntil(refused, fullSecondsMost)
    const wrong = await askMeanwhile(reader, community)
    say('reads and uploads were tried')
    await rm(join(disk, 'filler'))
    const taken = writers.attempts.length
    const again = await secondsUntil(async () => writers.attempts.length > taken, fullSecondsMost)
    await writers.end()
    await product.settle()
    await product.stop()
    const found = await inspect(place, community, writers.attempts)
    wrong.push(...writers.wrong)
    const held = isSound(found) && wrong.length === 0 && refusedAfter !== undefined && again !== undefined
    return { held, refusals: writers.refusals, wrong, again_seconds: again, ...found }
  } finally {
    await product.kill()
  }
}

/** Uploads are refused and leave nothing behind, reads go on. */
async function askMeanwhile(reader: Session, community: number): Promise<string[]> {
  const wrong: string[] = []
  for (const path of ['/readyz', '/api/session', `/api/c/${community}/requests`, `/api/c/${community}/areas/tree`]) {
    const { status, text } = await ask(reader, 'GET', path)
    if (status !== 200) wrong.push(`${path} ${status} ${text.slice(0, 200)}`)
  }
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const photo = sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#fff', noise } }).jpeg()
  const answer = await upload(reader, `/api/c/${community}/files`, await photo.toBuffer(), 'stairs.jpg')
  if (!isPlain503(answer)) wrong.push(`upload ${answer.status} ${answer.text.slice(0, 200)}`)
  return wrong
}

/** A disk in memory; undefined where mounting isn't allowed. */
function mountSmall(): string | undefined {
  const folder = mkdtempSync(join(serverUser() ? '/tmp' : tmpdir(), 'linli-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m,mode=0755`, 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

async function unmount(place: Place, disk: string): Promise<void> {
  await asSuperuser(place, (admin) => admin.query('drop tablespace if exists small_disk'))
  execFileSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
}

/** Lets the tables of the place's database lie on the disk. */
async function moveToDisk(place: Place, disk: string): Promise<boolean> {
  const folder = join(disk, 'tables')
  mkdirSync(folder)
  const user = serverUser()
  if (user) chownSync(folder, user.uid, user.gid)
  const database = new URL(place.env.DATABASE_OWNER_URL ?? '').pathname.slice(1)
  return asSuperuser(place, async (admin) => {
    await admin.query(`create tablespace small_disk location '${folder}'`)
    await admin.query(`alter database ${database} set tablespace small_disk`)
  })
}

async function asSuperuser(place: Place, work: (admin: pg.Client) => Promise<unknown>): Promise<boolean> {
  if (!place.cluster) return false
  const admin = new pg.Client({ connectionString: place.cluster.admin })
  await admin.connect()
  await work(admin).finally(() => admin.end())
  return true
}

/** Writes until there is no room at all. */
async function fill(disk: string): Promise<void> {
  const file = await open(join(disk, 'filler'), 'w')
  try {
    for (const size of [1024 ** 2, 4096]) await writeUntilFull(file, Buffer.alloc(size))
  } finally {
    await file.close()
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  try {
    for (;;) await file.write(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
