import { describe, expect, it } from 'vitest'
import { ownFont, search } from './own-font.ts'
import { writePdf } from './pdf.ts'

const row = ['1', '赵一', '某某小区物业服务企业']
const paper = {
  title: '居民会议',
  blocks: [
    { kind: 'line' as const, text: '会议记录\n第二行' },
    { kind: 'table' as const, heads: ['序号', '姓名', '单位'], widths: [0.2, 0.3, 0.5], rows: Array(60).fill(row) },
  ],
  foot: '兰亭社区',
}
const font = await ownFont()

describe('papers', () => {
  it.skipIf(font === null)('embed the glyphs they use, so that they show and are found without any font', async () => {
    if (!font) throw new Error('this computer has no Chinese font')
    const pdf = Buffer.from(await writePdf(paper, font)).toString('latin1')
    expect(pdf).toMatch(/\/FontFile[23] /)
    expect(pdf).toContain('/ToUnicode')
    expect(pdf.match(/\/Type \/Page\n/g)?.length).toBe(3)
    expect(pdf.length).toBeLessThan(100_000)
    expect(['会', '〓'].map(font.has)).toEqual([true, true])
    expect(font.has('\u{e000}')).toBe(false)
  })

  it('find no font in what is missing or none', async () => {
    expect(await search(['/nowhere/font.ttf', import.meta.filename])).toBeNull()
  })
})
