import type { GroupKind } from '../groups/groups.ts'
import type { RobotKeys } from './keys.ts'
import { dingtalkPost, feishuPost, type Post, wecomPost } from './signers.ts'

const timeoutMs = 10_000

type Message = { kind: GroupKind; keys: RobotKeys; text: string; at: Date }

/** Posts to a robot; what was wrong in words, or null. Makers answer 200 even where they refuse: their code says. */
export async function postTo(message: Message): Promise<string | null> {
  try {
    const post = postOf(message)
    if (post === null) return 'no address'
    const answer = await fetch(post.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: post.body,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    const said = (await answer.json().catch(() => ({}))) as {
      errcode?: unknown
      code?: unknown
      errmsg?: unknown
      msg?: unknown
    }
    const code = said.errcode ?? said.code
    return answer.ok && code === 0
      ? null
      : `${String(code ?? answer.status)} ${String(said.errmsg ?? said.msg ?? '')}`.trim()
  } catch (error) {
    // The address holds the robot's key: only what kind of fault it was is kept.
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
  }
}

function postOf({ kind, keys, text, at }: Message): Post | null {
  if (!keys.webhook) return null
  if (kind === 'wecom') return wecomPost(keys.webhook, text)
  if (kind === 'dingtalk') return dingtalkPost(keys.webhook, keys.secret, at, text)
  return kind === 'feishu' ? feishuPost(keys.webhook, keys.secret, at, text) : null
}
