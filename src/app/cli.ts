import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { systemClock } from '../platform/clock.ts'
import { readConfig, StartFault } from '../platform/config.ts'
import { askRunning } from '../platform/db/folder-lock.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { normalisePhone } from '../shared/mask.ts'
import { backup, checkBackup, restore } from './commands/backup.ts'
import { classify } from './commands/classify.ts'
import { doctor } from './commands/doctor.ts'
import { sayKeys, sayResealing, sayRetiring, sayRotating } from './commands/keys.ts'
import { mailIn } from './commands/mail-in.ts'
import { type SetupAnswer, tellSetupCode } from './commands/setup.ts'
import { tallyFile } from './commands/tally.ts'
import { type Verdict, verifyAll } from './commands/verify-all.ts'
import { withDatabase } from './commands/with-database.ts'
import { answerControl } from './control.ts'
import { sourceDir } from './modules.ts'
import { assemble, loadDemo, loginRole, start } from './start.ts'

const usage = `linli COMMAND

  start      build the pages, open the database, migrate, load the demo (LINLI_DEMO=on) and serve
  migrate    bring the database up to date
  demo       build the demo communities in an empty installation
  verify     recompute the audit chain of every community; also beside a running server
  administrator PHONE
             let whoever signs in with this mobile number set up communities; also beside a running server
  setup      a new code for the page /setup, where an empty installation gets its administrator and its first community
  backup FILE
             everything of one moment into one file, also beside a running server; its keys are sealed by a passphrase
  backup --check FILE
             read a backup whole and say what it holds
  restore FILE
             a backup into an empty database and folder; --erasures LEDGER: who was erased since, is erased again
  keys [rotate|reseal|retire]
             the keys and what needs each; a new one; go on sealing anew; the oldest away
             (--now: codes on paper don't hold it); also beside a running server
  classify --train FILE --test FILE --text COLUMN --label COLUMN
             learn from the rows of one .csv or .xlsx what those of another are about, and say how often that was right: accuracy,
             macro-F1; several text columns: --text A --text B; --json
  tally FILE --rule NAME
             count the ballots of a .pb, .blt, .abc.yaml, .json or .csv and say who won, why, and what would have changed it (--lacking:
             looked for longer); --seats N; --irresolute: every outcome of ties; --lot SEED draws who wins ties,
             --commitment HASH proves the seed; --check: every paper of a secret ballot is signed and none is there twice; --json
  mail-in FILE
             pass the e-mail on standard input on to a community's mailbox; FILE holds what the page /mailbox shows
  doctor     say what is right and what is wrong, also beside a running server; --json

Settings: PORT, HOST, DATA_DIR, DATABASE_URL, DATABASE_OWNER_URL, LINLI_PREPARED=on|off, LINLI_DEMO=on|off, LINLI_PUBLIC_URL,
LINLI_SERVICE_PHONE, LINLI_LOG, LINLI_SMS_URL, LINLI_SMS_TOKEN, LINLI_SMTP_URL, LINLI_MAIL_FROM, LINLI_ROBOT_ORIGINS,
LINLI_RECOGNISER_URL, LINLI_RECOGNISER_TOKEN, LINLI_TRUST_PROXY, LINLI_BACKUP_PASSPHRASE, LINLI_ROLE (README).
`

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Where nobody reads on (`| head`), what is being done is still done to its end, without a word more. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

type Flags = {
  check?: boolean | undefined
  json?: boolean | undefined
  now?: boolean | undefined
  train?: string | undefined
  test?: string | undefined
  text?: string[] | undefined
  label?: string | undefined
  erasures?: string | undefined
  rule?: string | undefined
  seats?: string | undefined
  irresolute?: boolean | undefined
  lot?: string | undefined
  commitment?: string | undefined
  lacking?: boolean | undefined
}

type CommandLine = { words: 0 | 1; flags?: readonly (keyof Flags)[]; run(word: string, flags: Flags): Promise<void> }

/** By name: how many words follow, which flags it knows, and what is done. */
const commands: Record<string, CommandLine> = {
  start: { words: 0, run: serve },
  migrate: { words: 0, run: migrateOnly },
  demo: { words: 0, run: demoOnly },
  verify: { words: 0, run: verify },
  administrator: { words: 1, run: administrator },
  setup: { words: 0, run: setup },
  backup: {
    words: 1,
    flags: ['check'],
    run: (file, { check }) => (check ? checkBackup : backup)(readConfig(), file, say),
  },
  classify: { words: 0, flags: ['train', 'test', 'text', 'label', 'json'], run: classifySheets },
  doctor: { words: 0, flags: ['json'], run: examine },
  keys: { words: 1, flags: ['now'], run: keys },
  'mail-in': { words: 1, run: passMailOn },
  restore: {
    words: 1,
    flags: ['erasures'],
    run: (file, { erasures }) => restore(readConfig(), file, say, erasures),
  },
  tally: {
    words: 1,
    flags: ['rule', 'seats', 'irresolute', 'lot', 'commitment', 'check', 'lacking', 'json'],
    run: tallyBallots,
  },
}

/** Ctrl+C in a terminal and a service manager tell the whole group of processes, and tools/node.mjs hands on what it is told: one press. */
const samePressMilliseconds = 1_000

async function serve(): Promise<void> {
  const config = readConfig()
  const running = await start(config, say)
  say(`\nLinli is ready: ${running.address}`)
  let stopping: number | undefined
  const stop = () => {
    const now = performance.now()
    if (stopping !== undefined) {
      if (now - stopping > samePressMilliseconds) process.exit(1)
      return
    }
    stopping = now
    say('Stopping: finishing what is in hand …')
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}

async function migrateOnly(): Promise<void> {
  await withDatabase(readConfig(), async (database) => {
    const config = readConfig()
    const applied = await migrate(database.owner, readMigrations(sourceDir), loginRole(config))
    say(applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'The database is up to date.')
  })
}

async function demoOnly(): Promise<void> {
  await withDatabase(readConfig(), async (database) => {
    await migrate(database.owner, readMigrations(sourceDir))
    await loadDemo(readConfig(), database, say)
  })
}

async function verify(): Promise<void> {
  const config = readConfig()
  const asked = config.databaseUrl ? undefined : ((await askRunning(config.dataDir, 'verify')) as Verdict | undefined)
  if (!asked && !config.databaseUrl && !existsSync(join(config.dataDir, 'database'))) {
    throw new StartFault(`There is no Linli in ${config.dataDir} yet; run "npm start" first, or set DATA_DIR.`)
  }
  const verdict = asked ?? (await withDatabase(config, (database) => verifyAll({ database })))
  for (const broken of verdict.broken)
    say(`The audit chain of community ${broken.community} breaks at row ${broken.at}.`)
  say(
    `${verdict.rows} audit rows in ${verdict.communities} chains: ${verdict.broken.length === 0 ? 'whole' : 'BROKEN'}`,
  )
  if (verdict.broken.length > 0) process.exitCode = 1
}

async function examine(_word: string, { json = false }: Flags): Promise<void> {
  if (!(await doctor(say, json))) process.exitCode = 1
}

async function classifySheets(_word: string, { train, test, text, label, json = false }: Flags): Promise<void> {
  if (!train || !test || !text || !label) {
    throw new StartFault('Say all four: linli classify --train FILE --test FILE --text COLUMN --label COLUMN')
  }
  await classify({ train, test, text, label, json }, say)
}

async function tallyBallots(file: string, flags: Flags): Promise<void> {
  if (file === '') throw new StartFault('Say which file: linli tally FILE --rule NAME')
  const { rule, seats, irresolute = false, lot, commitment, check = false, lacking = false, json = false } = flags
  tallyFile({ file, rule, seats, irresolute, lot, commitment, check, lacking, json }, say)
}

/** Every fault says to try later: a mail server told otherwise would send the letter back. */
async function passMailOn(file: string): Promise<void> {
  if (file === '') throw new StartFault('Say which file: linli mail-in FILE < message')
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  process.exitCode = await mailIn(
    { file, message: Buffer.concat(pieces), now: systemClock.now() },
    (line) => void process.stderr.write(`${line}\n`),
  )
}

async function administrator(phone: string): Promise<void> {
  if (normalisePhone(phone)?.kind !== 'mobile') {
    throw new StartFault('Give the mobile number the administrator signs in with: linli administrator 19900001234')
  }
  const { appointed } = (await askOrDo(`administrator ${normalisePhone(phone)?.number}`)) as { appointed: boolean }
  say(appointed ? 'Done: sign in with this number, by code.' : 'This number has been an administrator already.')
}

async function setup(): Promise<void> {
  const config = readConfig()
  const { code } = (await askOrDo('setup')) as SetupAnswer
  if (code === null) say('Linli is set up already: it has a community.')
  else tellSetupCode(code, config.publicUrl ?? `http://${config.host}:${config.port}`, say)
}

/** A new key is announced for so long before it is current. */
const announcedMilliseconds = 3_500

async function keys(word: string, { now = false }: Flags): Promise<void> {
  const acts: Record<string, () => Promise<unknown>> = {
    '': () => sayKeys(askOrDo, say),
    rotate: () => sayRotating(askOrDo, say, () => setTimeout(announcedMilliseconds)),
    reseal: () => sayResealing(askOrDo, say),
    retire: async () => {
      if (!(await sayRetiring(askOrDo, say, now))) process.exitCode = 1
    },
  }
  const act =
    acts[word] ?? (() => Promise.reject(new StartFault('Say: linli keys, or rotate, reseal, retire after it.')))
  await act()
}

/** Asks the server that holds the embedded database, or does it on the database itself. */
async function askOrDo(command: string): Promise<unknown> {
  const config = readConfig()
  const asked = config.databaseUrl ? undefined : await askRunning(config.dataDir, command)
  if (asked !== undefined) return asked
  return withDatabase(config, async (database) => {
    await migrate(database.owner, readMigrations(sourceDir), loginRole(config))
    return answerControl(await assemble(config, database, systemClock), command)
  })
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      check: { type: 'boolean' },
      json: { type: 'boolean' },
      now: { type: 'boolean' },
      train: { type: 'string' },
      test: { type: 'string' },
      text: { type: 'string', multiple: true },
      label: { type: 'string' },
      erasures: { type: 'string' },
      rule: { type: 'string' },
      seats: { type: 'string' },
      irresolute: { type: 'boolean' },
      lot: { type: 'string' },
      commitment: { type: 'string' },
      lacking: { type: 'boolean' },
    },
    strict: true,
  })
  const [name = '', word = '', ...more] = positionals
  const command = commands[name]
  const { help, ...flags } = values
  const fits = command && more.length === 0 && (word === '' || command.words === 1) && knows(command, flags)
  if (!fits || help) {
    say(usage)
    process.exitCode = positionals.length === 0 || help ? 0 : 2
    return
  }
  await command.run(word, flags)
}

function knows({ flags = [] }: CommandLine, given: Flags): boolean {
  return Object.keys(given).every((name) => flags.includes(name as keyof Flags))
}

main().catch((error: unknown) => {
  const known = error instanceof StartFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(known ? `${(error as Error).message}\n` : `${(error as Error).stack}\n`)
  process.exit(1)
})
