import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Structured log on standard output: request ids, codes and durations; no names, numbers, addresses of residents or bodies of requests. */
export function createLog(config: Pick<Config, 'logLevel'>): Log {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers', 'res.headers', '*.phone', '*.name', '*.identityNumber', '*.code', '*.password'],
      remove: true,
    },
  })
}
