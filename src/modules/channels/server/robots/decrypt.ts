import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

const wecomBlock = 32
const wecomRandomBytes = 16
const lengthBytes = 4

/** The same text, compared in a time that tells nothing. */
export function sameText(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** WeCom: hex SHA-1 over token, timestamp, nonce and what is encrypted, sorted (加解密方案说明). */
export function wecomSignature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].toSorted().join('')).digest('hex')
}

/**
 * WeCom: AES-256-CBC by the key of 43 characters, its first 16 bytes the vector; inside stand 16 random bytes, the length (four bytes, the
 * high one first), the message and the receiver's id, filled up to 32 bytes by PKCS#7. Throws on anything else.
 */
export function wecomDecrypt(key: string, encrypted: string): { message: string; receiver: string } {
  const bytes = Buffer.from(`${key}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  const filled = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()])
  const fill = filled.at(-1) ?? 0
  if (fill < 1 || fill > wecomBlock) throw new Error('not filled up as it should be')
  const plain = filled.subarray(wecomRandomBytes, filled.length - fill)
  const end = lengthBytes + plain.readUInt32BE(0)
  if (end > plain.length) throw new Error('shorter than it says')
  return { message: plain.toString('utf8', lengthBytes, end), receiver: plain.toString('utf8', end) }
}

/** Feishu: hex SHA-256 over timestamp, nonce, key and the whole body (事件订阅安全校验). */
export function feishuSignature(timestamp: string, nonce: string, key: string, body: string): string {
  return createHash('sha256').update(`${timestamp}${nonce}${key}${body}`).digest('hex')
}

/** Feishu: AES-256-CBC by SHA-256 of the key; the first 16 bytes are the vector. Throws on anything else. */
export function feishuDecrypt(key: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}
