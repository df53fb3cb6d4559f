/**
 * The shape of a module's `contract.ts`: routes, events and refusals, from which the server, the OpenAPI document and the
 * typed fetch of the pages are all made. Importable everywhere; the pages import it by type only.
 */
import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type RouteKey = `${Method} /api/${string}`

/**
 * Who gets past the door of a route, before any row is looked at. What a person may do with one row is `can`'s to say.
 * `public`: anyone. `account`: signed in. `member`: signed in and bound to a person of this community.
 * `administrator`: runs the installation. `{ permission }`: holds a post here (or the administrator's) that carries it.
 */
export type Access = 'public' | 'account' | 'member' | 'administrator' | { permission: string }

export type Schema = z.ZodType

export type Route = {
  /** 'METHOD /api/…', set by `defineRoutes`. */
  key?: string
  /** Name of the command or query: verb phrase after the module, `requests.file`. Audit rows and logs carry it. */
  name: string
  /** One line in Chinese for the API page. */
  summary: string
  access: Access
  params?: Schema
  query?: Schema
  body?: Schema
  output: Schema
  /** Refusal codes this route may answer with, by precedence. */
  refusals?: readonly string[]
  /** Success status; 200 unless told. */
  status?: 200 | 201 | 202
  /** The answer is bytes, not JSON (exports, downloads): the handler returns a `Download`. */
  binary?: true
  /**
   * The body is multipart with one part `file`: a photo or PDF, which the handler receives looked into and stored, or a spreadsheet,
   * which it receives as bytes (its rows hold personal data, so it is never stored as it stands), or a spoken note, received stored.
   */
  upload?: true | 'sheet' | 'sound'
  /**
   * A message of another system: the handler receives it as it came in `raw`, whatever its media type, to look at its signature. At most
   * 64 KB, or `bytesMost`.
   */
  raw?: true | { bytesMost: number }
  /**
   * How often at most, counted in the database, so that it holds over all processes: `guest` by the address of who isn't signed in,
   * `person` by the account (or key) of who is. For what a stranger could do by the thousand or guess at.
   */
  limits?: readonly { of: 'guest' | 'person'; most: number; seconds: number }[]
  /** An act that a program's key may be given. What staff read may be given anyhow, unless this is false; what is one person's own never. */
  forKeys?: boolean
  /**
   * Says nothing of who calls or when: the session isn't looked at and no log line is written. For what nobody is to be joined with (papers of
   * a secret ballot); `repeatable` besides, so that no key of the click is kept.
   */
  untraced?: true
  /** Writes that need no Idempotency-Key because they change nothing twice (dry runs, sign-out). */
  repeatable?: true
}

export type SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' | 'text/csv'

export type SoundType = 'audio/webm' | 'audio/mp4' | 'audio/ogg' | 'audio/mpeg' | 'audio/wav'

/** A message as another system sent it: the headers' names in small letters, the body as UTF-8 text and as it came. */
export type RawMessage = { headers: Readonly<Record<string, string>>; body: string; bytes: Uint8Array }

/** A spreadsheet accepted by a route with `upload: 'sheet'`. */
export type SheetUpload = { name: string; mediaType: SheetType; bytes: Uint8Array }

/** An accepted upload: bytes are already in the store, nothing refers to them yet. */
export type StoredUpload = {
  name: string
  sha256: string
  sizeBytes: number
  mediaType: 'image/jpeg' | 'application/pdf' | SoundType
  width: number | null
  height: number | null
}

/** Keeps the literal types of a module's routes, and tells each its key. */
export function defineRoutes<const R extends Record<RouteKey, Route>>(routes: R): R {
  for (const [key, route] of Object.entries<Route>(routes)) route.key = key
  return routes
}

/** Refusals: code → HTTP status. The sentence stands in the module's catalogue under `refusals.<code after the dot>`. */
export type Refusals = Record<string, RefusalStatus>
export type RefusalStatus = 400 | 401 | 403 | 404 | 408 | 409 | 410 | 413 | 414 | 415 | 422 | 429 | 431 | 503

export function defineRefusals<const R extends Refusals>(refusals: R): R {
  return refusals
}

export type Events = Record<string, Schema>

/** Events, past tense: name → payload schema. Payloads carry ids, never personal data. */
export function defineEvents<const E extends Events>(events: E): E {
  return events
}

export type InputOf<R extends Route> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  (R extends { upload: true } ? { file: StoredUpload } : unknown) &
  (R extends { upload: 'sound' } ? { file: StoredUpload } : unknown) &
  (R extends { upload: 'sheet' } ? { file: SheetUpload } : unknown) &
  (R extends { raw: true | { bytesMost: number } } ? { raw: RawMessage } : unknown)
export type OutputOf<R extends Route> = z.output<R['output']>
type Part<R extends Route, K extends 'params' | 'query' | 'body'> = R[K] extends Schema
  ? // An empty form says nothing of the other parts.
    string extends keyof z.output<R[K]>
    ? unknown
    : z.output<R[K]>
  : unknown
