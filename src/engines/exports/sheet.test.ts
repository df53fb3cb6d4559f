import { describe, expect, it } from 'vitest'
import { safe } from './sheet.ts'

describe('a cell', () => {
  it.each(['=1+1', '+86', '-2', '@cmd', ' =1', '\t=1', '＝1', '\n-1'])('%j is kept text', (text) => {
    expect(safe(text)).toBe(`'${text}`)
  })
  it.each(['3幢', '楼道灯', '', '1=1', "'quoted"])('%j stays as it is', (text) => {
    expect(safe(text)).toBe(text)
  })
})
