import type { Socket } from 'node:net'
import { Refusal } from '../../shared/refusal.ts'
import type { Platform } from '../platform.ts'
import { httpLimits } from './limits.ts'
import { problemOf } from './problem.ts'

const reasons: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Headers Too Large' }

/** Answers what never became a request: headers too large, too slow, or no HTTP at all. */
export function answerClientErrors(platform: Platform): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    if (socket.writable) socket.write(answerOf(platform, refusalOf(error.code)))
    socket.destroy(error)
  }
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal('platform.headers_too_large', { max_kb: httpLimits.headerBytes / 1024 })
  return new Refusal(code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'platform.sent_too_slowly' : 'platform.body_unreadable')
}

/** In the language of the house: which the caller would like stood in the headers. */
function answerOf(platform: Platform, refusal: Refusal): string {
  const problem = problemOf(refusal, platform.registry, platform.texts, 'zh-CN', '')
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${reasons[problem.status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    ...(problem.status === 408 ? ['retry-after: 5'] : []),
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
