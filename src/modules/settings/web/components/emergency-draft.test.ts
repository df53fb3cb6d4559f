import { expect, it } from 'vitest'
import { draftOf, wordsOf } from './emergency-draft.ts'

it('untouched, or put back as it was, the usual phrases hold', () => {
  expect(wordsOf(draftOf(null))).toBeNull()
})

it('what is typed is kept as what differs, however it is parted', () => {
  const draft = draftOf(null)
  const phrases = { ...draft.phrases, 122: '车祸\n追尾，  电动车撞\n燃气...味' }
  const own = [{ phrases: '燃气……味、煤气味', text: ' 先关总阀。', phone: '96777 ' }]
  const words = wordsOf({ phrases, harmless: '消防演练', own })
  expect(words).toEqual({
    more: { 122: ['追尾', '电动车撞', '燃气…味'] },
    fewer: { 122: expect.arrayContaining(['撞车', '交通事故']) },
    harmless: ['消防演练'],
    own: [{ phrases: ['燃气…味', '煤气味'], text: '先关总阀。', phone: '96777' }],
  })
  expect(wordsOf(draftOf(words))).toEqual(words)
})
