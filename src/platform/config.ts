import { join, resolve } from 'node:path'
import { z } from 'zod'

/** A fault the person starting Linli can mend. The message is one sentence that says what to do; no stack is shown. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const settings = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LINLI_PREPARED: z.enum(['on', 'off']).default('on'),
  LINLI_DEMO: z.enum(['on', 'off']).default('on'),
  LINLI_PUBLIC_URL: z.url().optional(),
  LINLI_SERVICE_PHONE: z
    .string()
    .regex(/^\+?\d[\d -]{2,19}$/)
    .optional(),
  LINLI_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LINLI_SMS_URL: z.url().optional(),
  LINLI_SMS_TOKEN: z.string().optional(),
  LINLI_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LINLI_MAIL_FROM: z.email().optional(),
  LINLI_ROBOT_ORIGINS: z
    .string()
    .regex(/^https?:\/\/[\w.:-]+(,https?:\/\/[\w.:-]+)*$/)
    .optional(),
  LINLI_RECOGNISER_URL: z.url().optional(),
  LINLI_RECOGNISER_TOKEN: z.string().optional(),
  LINLI_TRUST_PROXY: z.enum(['on', 'off']).default('off'),
  LINLI_BACKUP_PASSPHRASE: z.string().optional(),
  LINLI_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
} as const

const advice: Record<keyof typeof settings, string> = {
  PORT: 'a port number between 0 and 65535, for example PORT=3000',
  HOST: 'an address to listen on, for example HOST=127.0.0.1',
  DATA_DIR: 'a folder for the database, files and keys, for example DATA_DIR=./data',
  DATABASE_URL: 'an address like postgres://user:password@host:5432/linli',
  DATABASE_OWNER_URL: 'an address like postgres://owner:password@host:5432/linli',
  LINLI_PREPARED: 'on or off',
  LINLI_DEMO: 'on or off',
  LINLI_SERVICE_PHONE: 'a telephone number people may ring, for example 12345',
  LINLI_PUBLIC_URL: 'the address people open, for example https://linli.example.cn',
  LINLI_LOG: 'debug, info, warn, error or silent',
  LINLI_SMS_URL: 'the address of the SMS gateway',
  LINLI_SMS_TOKEN: 'the token of the SMS gateway',
  LINLI_SMTP_URL: 'the mail server, for example smtp://user:password@host:587',
  LINLI_MAIL_FROM: 'the address e-mails come from, for example linli@example.cn',
  LINLI_ROBOT_ORIGINS: 'origins of your own chat servers, parted by commas, like https://im.example.cn',
  LINLI_RECOGNISER_URL: 'the address of the service that writes down spoken notes',
  LINLI_RECOGNISER_TOKEN: 'the token of that service',
  LINLI_TRUST_PROXY: 'on or off',
  LINLI_BACKUP_PASSPHRASE: 'the passphrase that seals the keys in a backup',
  LINLI_ROLE: 'all, web or worker',
}

const schema = z.object(settings)

export type Config = {
  port: number
  host: string
  dataDir: string
  filesDir: string
  databaseUrl: string | undefined
  ownerUrl: string | undefined
  /** Whether statements are prepared on PostgreSQL; not where a pooler shares connections and doesn't know them. */
  prepared: boolean
  demo: boolean
  publicUrl: string | undefined
  /** Shown where no community is known: on the sign-in page. */
  servicePhone: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  sms: { url: string; token: string } | undefined
  /** The mail server; undefined: no e-mail goes out. */
  smtp: { url: string; from: string } | undefined
  /** Besides the makers' own: servers that group robots may be reached at (a private installation of theirs). */
  robotOrigins: readonly string[]
  /** Writes down spoken notes; without one they are typed. */
  recogniser: { url: string; token: string } | undefined
  trustProxy: boolean
  backupPassphrase: string | undefined
  /** What this process does: `web` answers, `worker` does what runs by itself. */
  role: 'all' | 'web' | 'worker'
}

/**
 * Reads the settings from the environment. Unknown `LINLI_…` names are refused, so that a misspelt one is not silently ignored.
 * Throws StartFault.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('LINLI_') && !(name in settings))
  if (unknown) {
    throw new StartFault(
      `The setting ${unknown} is unknown; remove it, or use one of ${Object.keys(settings).join(', ')}.`,
    )
  }
  const given = Object.fromEntries(Object.keys(settings).flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof settings
    throw new StartFault(`The setting ${name} does not fit; give ${advice[name]}.`)
  }
  if (parsed.data.LINLI_ROLE !== 'all' && !parsed.data.DATABASE_URL) {
    throw new StartFault('The embedded database belongs to one process; leave LINLI_ROLE out, or set DATABASE_URL.')
  }
  return toConfig(parsed.data)
}

function toConfig(values: z.output<typeof schema>): Config {
  const dataDir = resolve(values.DATA_DIR)
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir,
    filesDir: join(dataDir, 'files'),
    databaseUrl: values.DATABASE_URL,
    ownerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    prepared: values.LINLI_PREPARED === 'on',
    demo: values.LINLI_DEMO === 'on',
    publicUrl: values.LINLI_PUBLIC_URL,
    servicePhone: values.LINLI_SERVICE_PHONE,
    logLevel: values.LINLI_LOG,
    sms: values.LINLI_SMS_URL ? { url: values.LINLI_SMS_URL, token: values.LINLI_SMS_TOKEN ?? '' } : undefined,
    smtp: smtpOf(values),
    robotOrigins: values.LINLI_ROBOT_ORIGINS?.split(',') ?? [],
    recogniser: values.LINLI_RECOGNISER_URL
      ? { url: values.LINLI_RECOGNISER_URL, token: values.LINLI_RECOGNISER_TOKEN ?? '' }
      : undefined,
    trustProxy: values.LINLI_TRUST_PROXY === 'on',
    backupPassphrase: values.LINLI_BACKUP_PASSPHRASE,
    role: values.LINLI_ROLE,
  }
}

/** Throws StartFault where a mail server is set and no address to send from. */
function smtpOf(values: z.output<typeof schema>): Config['smtp'] {
  const { LINLI_SMTP_URL: url, LINLI_MAIL_FROM: from } = values
  if (!url) return undefined
  if (from) return { url, from }
  throw new StartFault(`LINLI_SMTP_URL needs LINLI_MAIL_FROM: give ${advice.LINLI_MAIL_FROM}.`)
}
