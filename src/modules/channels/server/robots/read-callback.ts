import type { RawMessage } from '../../../../shared/contract.ts'
import { refuse } from '../../../../shared/refusal.ts'
import type { GroupKind } from '../groups/groups.ts'
import { feishuDecrypt, feishuSignature, sameText, wecomDecrypt, wecomSignature } from './decrypt.ts'
import type { RobotKeys } from './keys.ts'
import { dingtalkSign } from './signers.ts'

/** One message out of a group, by the maker's own name of it. */
export type Heard = { kind: 'message'; id: string; speaker: string; text: string }
/** `challenge`: the maker only asks whether the address is right. `nothing`: an event that is no text. */
export type Callback = Heard | { kind: 'challenge'; challenge: string } | { kind: 'nothing' }

export type Signed = { msg_signature?: string | undefined; timestamp?: string | undefined; nonce?: string | undefined }

/** Older is taken for a replay; clocks may differ by five minutes. DingTalk's own measure is an hour. */
const goodForMs = 3_600_000
const aheadMs = 5 * 60_000

type Parts = { keys: RobotKeys; raw: RawMessage; query: Signed; now: Date }

/**
 * Verifies, decrypts and reads what a maker's server sent. Refusals: `channels.callback_unsigned` (also for a robot without keys),
 * `channels.callback_stale`, `channels.callback_unreadable`.
 */
export function readCallback(kind: GroupKind, parts: Parts): Callback {
  if (kind === 'wecom') return readWecom(parts)
  if (kind === 'dingtalk') return readDingtalk(parts)
  if (kind === 'feishu') return readFeishu(parts)
  return refuse('channels.callback_unsigned')
}

/** WeCom's question whether the address is right: what it wants to have answered. Refusals: the first two of the above. */
export function readWecomEcho(parts: Omit<Parts, 'raw'>, echo: string): string {
  return openWecom(parts, echo)
}

/** The signature first, then the age: who can't sign learns nothing. */
function checkAge(now: Date, sentMs: number): void {
  const age = now.getTime() - sentMs
  if (!(age <= goodForMs && age >= -aheadMs)) refuse('channels.callback_stale')
}

function openWecom({ keys, query, now }: Omit<Parts, 'raw'>, encrypted: string): string {
  const { token, key } = keys
  const { msg_signature: signature = '', timestamp = '', nonce = '' } = query
  if (!token || !key || !sameText(signature, wecomSignature(token, timestamp, nonce, encrypted))) {
    refuse('channels.callback_unsigned')
  }
  checkAge(now, Number(timestamp) * 1_000)
  const { message, receiver } = readable(() => wecomDecrypt(key, encrypted))
  if (keys.receiver && receiver !== keys.receiver) refuse('channels.callback_unsigned')
  return message
}

function readWecom(parts: Parts): Callback {
  const { body } = parts.raw
  const encrypted = body.startsWith('{') ? textOf(parsed(body)['encrypt']) : xmlText(body, 'Encrypt')
  const message = openWecom(parts, encrypted)
  return message.startsWith('{') ? wecomJson(parsed(message)) : wecomXml(message)
}

/** Messages of an application. */
function wecomXml(message: string): Callback {
  if (xmlText(message, 'MsgType') !== 'text') return { kind: 'nothing' }
  return heard(xmlText(message, 'MsgId'), xmlText(message, 'FromUserName'), xmlText(message, 'Content'))
}

/** Messages of a robot in a group. */
function wecomJson(message: Json): Callback {
  if (message['msgtype'] !== 'text') return { kind: 'nothing' }
  const from = within(message, 'from')
  const speaker = textOf(from['name']) || textOf(from['alias']) || textOf(from['userid'])
  return heard(textOf(message['msgid']), speaker, textOf(within(message, 'text')['content']))
}

function readDingtalk({ keys, raw, now }: Parts): Callback {
  const timestamp = raw.headers['timestamp'] ?? ''
  if (!keys.key || !sameText(raw.headers['sign'] ?? '', dingtalkSign(timestamp, keys.key))) {
    refuse('channels.callback_unsigned')
  }
  checkAge(now, Number(timestamp))
  const message = parsed(raw.body)
  if (message['msgtype'] !== 'text') return { kind: 'nothing' }
  return heard(textOf(message['msgId']), textOf(message['senderNick']), textOf(within(message, 'text')['content']))
}

function readFeishu({ keys, raw, now }: Parts): Callback {
  const { key } = keys
  if (!key) refuse('channels.callback_unsigned')
  const timestamp = raw.headers['x-lark-request-timestamp'] ?? ''
  const nonce = raw.headers['x-lark-request-nonce'] ?? ''
  const signature = raw.headers['x-lark-signature']
  const signed = signature !== undefined && sameText(signature, feishuSignature(timestamp, nonce, key, raw.body))
  if (signature !== undefined && !signed) refuse('channels.callback_unsigned')
  const event = feishuEvent(key, raw.body, signed)
  const header = within(event, 'header')
  const token = textOf(header['token']) || textOf(event['token'])
  if (keys.token && !sameText(token, keys.token)) refuse('channels.callback_unsigned')
  if (event['type'] === 'url_verification') return { kind: 'challenge', challenge: textOf(event['challenge']) }
  // The question for the address comes unsigned, and only that.
  if (!signed) refuse('channels.callback_unsigned')
  checkAge(now, Number(timestamp) * 1_000)
  const message = within(within(event, 'event'), 'message')
  if (header['event_type'] !== 'im.message.receive_v1' || message['message_type'] !== 'text') return { kind: 'nothing' }
  const sender = within(within(within(event, 'event'), 'sender'), 'sender_id')
  const said = textOf(parsed(textOf(message['content']))['text'])
  return heard(textOf(header['event_id']), textOf(sender['user_id']), said)
}

/** What can't be opened by the key wasn't sent by who has it. */
function feishuEvent(key: string, body: string, signed: boolean): Json {
  const encrypted = textOf(parsed(body)['encrypt'])
  try {
    return parsed(feishuDecrypt(key, encrypted))
  } catch {
    return refuse(signed ? 'channels.callback_unreadable' : 'channels.callback_unsigned')
  }
}

/** Names of those spoken to (@…) say nothing. */
const spokenTo = /@\S+[\s\u2005]*/g

function heard(id: string, speaker: string, text: string): Callback {
  const said = text
    .replaceAll(spokenTo, ' ')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
  if (id === '') refuse('channels.callback_unreadable')
  return said === '' ? { kind: 'nothing' } : { kind: 'message', id, speaker: speaker.trim(), text: said }
}

type Json = Record<string, unknown>

function parsed(text: string): Json {
  const value = readable(() => JSON.parse(text) as unknown)
  return typeof value === 'object' && value !== null ? (value as Json) : refuse('channels.callback_unreadable')
}

function within(value: Json, name: string): Json {
  const inner = value[name]
  return typeof inner === 'object' && inner !== null ? (inner as Json) : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** One member of WeCom's flat XML; '' where there is none. */
function xmlText(xml: string, name: string): string {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(xml)
  return found?.[1] ?? found?.[2] ?? ''
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch {
    return refuse('channels.callback_unreadable')
  }
}
