import { expect } from 'vitest'
import { productHere } from './product-here.ts'

/** What the message to a number says where `code` stands: its first group. Waits until one fits. */
export async function codeSentTo(phone: string, code: RegExp): Promise<string> {
  const read = async () => {
    const message = await (await fetch(`${productHere().messages}${phone}`)).text()
    return code.exec(message)?.[1] ?? ''
  }
  await expect.poll(read, { timeout: 10_000 }).not.toBe('')
  return read()
}
