import { createHmac } from 'node:crypto'

/** What is posted to a robot. Pure: the same in, the same out. */
export type Post = { url: string; body: string }

/**
 * WeCom group robot: the key in the address is the whole secret; nothing is signed. Text of at most 2 048 bytes, 20 messages a minute
 * (developer.work.weixin.qq.com, 群机器人配置说明).
 */
export function wecomPost(webhook: string, text: string): Post {
  return { url: webhook, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) }
}

/**
 * DingTalk custom robot: base64(HMAC-SHA256(key = secret, message = milliseconds + "\n" + secret)), written into the address, good for an
 * hour (open.dingtalk.com, 自定义机器人安全设置). Without a secret the robot goes by keywords or addresses.
 */
export function dingtalkPost(webhook: string, secret: string | undefined, at: Date, text: string): Post {
  const body = JSON.stringify({ msgtype: 'text', text: { content: text }, at: { isAtAll: false } })
  if (!secret) return { url: webhook, body }
  const timestamp = String(at.getTime())
  return { url: `${webhook}&timestamp=${timestamp}&sign=${encodeURIComponent(dingtalkSign(timestamp, secret))}`, body }
}

export function dingtalkSign(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
}

/**
 * Feishu custom robot: base64(HMAC-SHA256(key = seconds + "\n" + secret, empty message)) in the body beside the seconds (open.feishu.cn,
 * 自定义机器人使用指南).
 */
export function feishuPost(webhook: string, secret: string | undefined, at: Date, text: string): Post {
  const message = { msg_type: 'text', content: { text } }
  if (!secret) return { url: webhook, body: JSON.stringify(message) }
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  return { url: webhook, body: JSON.stringify({ timestamp, sign: feishuSign(timestamp, secret), ...message }) }
}

function feishuSign(timestamp: string, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
}
