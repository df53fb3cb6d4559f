import { existsSync, mkdtempSync, rmdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { keyAge } from '../keys/key-check.ts'
import { fileRing } from '../keys/key-ring.ts'
import { bad, type Finding, good, warn } from './finding.ts'

const gigabyte = 1024 ** 3
const freeLeast = gigabyte
const freeWell = 5 * gigabyte
const oldestNode = 24
/** Before this Linli wasn't written: a clock that says so is wrong. */
const writtenIn = 2026
const onlyOwner = 0o077

/** Looks at the computer Linli runs on: program, clock, folder, disk, keys. Changes nothing. */
export function diagnoseMachine(config: Config, now: Date): Finding[] {
  return [
    runtime(),
    clock(now),
    folder(config),
    ...(existsSync(config.dataDir) ? [disk(config), keys(config, now)] : []),
  ]
}

function runtime(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= oldestNode
    ? good('program', `Node ${process.versions.node}; no other programs are needed.`)
    : bad('program', `Node ${process.versions.node} is too old; start with "npm start", which brings its own.`)
}

function clock(now: Date): Finding {
  return now.getUTCFullYear() >= writtenIn
    ? good('clock', `The clock says ${now.toISOString()}.`)
    : bad('clock', `The clock says ${now.toISOString()}, which can't be; set it, or let it be set from the network.`)
}

function folder({ dataDir }: Config): Finding {
  if (!existsSync(dataDir)) return warn('folder', `The folder ${dataDir} isn't there yet; "npm start" makes it.`)
  try {
    rmdirSync(mkdtempSync(join(dataDir, '.doctor-')))
    return good('folder', `The folder ${dataDir} can be written to.`)
  } catch {
    return bad('folder', `The folder ${dataDir} can't be written to; give the user Linli runs as the right to.`)
  }
}

function disk({ dataDir }: Config): Finding {
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  const said = `${(free / gigabyte).toFixed(1)} GB are free on the disk of ${dataDir}`
  if (free < freeLeast) return bad('disk', `Only ${said}; make room before it is full.`)
  return free < freeWell ? warn('disk', `${said}; that is little.`) : good('disk', `${said}.`)
}

function keys({ dataDir }: Config, now: Date): Finding {
  const file = join(dataDir, 'keys.json')
  if (!existsSync(file))
    return existsSync(join(dataDir, 'database'))
      ? bad('keys', `${file} is missing; restore it from a backup: without it sealed fields can't be read.`)
      : warn('keys', `There are no keys in ${dirname(file)} yet; the first start makes them.`)
  const open = process.platform !== 'win32' && (statSync(file).mode & onlyOwner) !== 0
  if (open) return bad('keys', `${file} can be read by others; run: chmod 600 ${file}`)
  try {
    const { version, days, late } = keyAge({ ring: fileRing(dataDir) }, now)
    return late
      ? warn('keys', `Key ${version} is ${days} days old; change it once a year: linli keys rotate`)
      : good('keys', `The keys can be read by their owner only; key ${version} is ${days} days old.`)
  } catch (error) {
    return bad('keys', (error as Error).message)
  }
}
