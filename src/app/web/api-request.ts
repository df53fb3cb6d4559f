import { ApiProblem } from './api-problem.ts'
import { boot } from './boot.ts'
import { setServerNow } from './clock.ts'
import { newIntention } from './intention.ts'

/** Milliseconds after which a call is given up; what was typed stays where it is. */
const timeoutMs = 20_000

export interface RequestInput {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

export interface RequestOptions {
  /** One uuid per thing the person wants; a second try with the same one can't do it twice. */
  intention?: string
  signal?: AbortSignal
  /** Without the cookie of the session: nobody is to know who calls. */
  nameless?: boolean
}

function address(template: string, input: RequestInput): string {
  const params = { community: boot().community?.id, ...input.params } as Record<string, unknown>
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one))
    }
  }
  return query.size === 0 ? path : `${path}?${query}`
}

function headers(method: string, input: RequestInput, options: RequestOptions): Headers {
  const set = new Headers({ accept: 'application/json', 'accept-language': boot().locale })
  if (method === 'GET') return set
  set.set('idempotency-key', options.intention ?? newIntention())
  if (input.body !== undefined && !(input.body instanceof FormData)) set.set('content-type', 'application/json')
  return set
}

function payload(body: unknown): BodyInit | undefined {
  if (body === undefined || body instanceof FormData) return body
  return JSON.stringify(body)
}

async function refusal(response: Response): Promise<ApiProblem> {
  const told = (await response.json().catch(() => ({}))) as Partial<ApiProblem> & { request_id?: string }
  return new ApiProblem({
    status: response.status,
    code: told.code ?? `http_${response.status}`,
    title: told.title ?? '',
    detail: told.detail,
    fields: told.fields,
    requestId: told.requestId ?? told.request_id ?? response.headers.get('x-request-id') ?? undefined,
  })
}

function unsent(error: unknown, signal: AbortSignal | undefined): never {
  if (signal?.aborted) throw error
  const late = error instanceof DOMException && error.name === 'AbortError'
  const code = late ? 'timeout' : navigator.onLine ? 'unreachable' : 'offline'
  throw new ApiProblem({ status: 0, code, title: '' })
}

/**
 * Sends one call, `route` being `METHOD /path/:param`. Resolves with the parsed answer (undefined for 204; a Blob where the
 * answer is bytes: photos, sheets), rejects with an ApiProblem: the server's refusal, or `offline`, `timeout`, `unreachable`.
 */
export async function request(route: string, input: RequestInput = {}, options: RequestOptions = {}): Promise<unknown> {
  const [method = 'GET', template = ''] = route.split(' ')
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  const onAbort = () => stop.abort()
  options.signal?.addEventListener('abort', onAbort)
  try {
    const response = await fetch(address(template, input), {
      method,
      headers: headers(method, input, options),
      body: payload(input.body),
      credentials: options.nameless ? 'omit' : 'same-origin',
      signal: stop.signal,
    }).catch((error: unknown) => unsent(error, options.signal))
    setServerNow(response.headers.get('linli-now') ?? '')
    if (!response.ok) throw await refusal(response)
    if (response.status === 204) return undefined
    const json = response.headers.get('content-type')?.includes('json') ?? false
    return await (json ? response.json() : response.blob())
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
  }
}
