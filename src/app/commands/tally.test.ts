import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentOf } from '../../engines/ballot/index.ts'
import { StartFault } from '../../platform/config.ts'
import { type TallyOptions, tallyFile } from './tally.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-tally-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const benches = 'kind,approval\ntitle,院里先修什么\nseats,1\nid,lamp,bench,tree\nname,楼道灯,长椅,树\n2,1,1,\n1,,,1\n'

function run(path: string, options: Partial<TallyOptions> = {}): string[] {
  const none = { seats: undefined, lot: undefined, commitment: undefined }
  const plain = { ...none, rule: 'av', irresolute: false, json: false, check: false, lacking: false }
  const lines: string[] = []
  tallyFile({ file: path, ...plain, ...options }, (line) => lines.push(line))
  return lines
}

describe('linli tally', () => {
  it('says who won and why in Chinese, or as one object', () => {
    const path = file('benches.csv', benches)
    expect(run(path)).toEqual([
      '院里先修什么',
      '共 3 张选票，3 个选项。',
      '当选 1 个：楼道灯（lamp）',
      '不相上下时，按文件里写的先后顺序。',
      '',
      '1. 楼道灯（lamp） 得 2，当选。',
      '    楼道灯（lamp）、长椅（bench） 不相上下：按先后顺序，轮到 楼道灯（lamp）。',
      '',
      '差多少，结果就不一样（其他选票和抽签都不变，只添上这些票，按同样的规则重计）：',
      '长椅（bench）：再有 1 张只投它的票，它就会入选，换下 楼道灯（lamp）；少 1 张还不会。',
      '树（tree）：再有 2 张只投它的票，它就会入选，换下 楼道灯（lamp）；少 1 张还不会。',
    ])
    const [one = '', ...more] = run(path, { json: true, irresolute: true, seats: '2' })
    expect(more).toEqual([])
    expect(JSON.parse(one)).toEqual({
      winners: ['lamp', 'bench'],
      outcomes: [['lamp', 'bench']],
      rounds: [
        { step: 'approval_elected', ids: ['lamp'], figures: { score: '2' } },
        { step: 'approval_elected', ids: ['bench'], figures: { score: '2' } },
      ],
      lacking: [{ id: 'tree', more: 2, tried: 4, instead: ['bench'] }],
    })
    expect(JSON.parse(run(path, { json: true }).join())).not.toHaveProperty('outcomes')
  })

  it('says that what would have changed it isn’t looked for by a rule that compares committees', () => {
    const path = file('pav.csv', benches)
    expect(run(path, { rule: 'pav' }).at(-1)).toMatch(/没有试算差多少/)
    expect(JSON.parse(run(path, { rule: 'pav', json: true }).join()).lacking).toEqual([])
    expect(run(path, { seats: '3' }).join()).not.toContain('差多少')
  })

  it('draws the lot from a seed that was committed to', () => {
    const path = file('lot.csv', benches)
    const winners = Array.from({ length: 12 }, (_, at) => String(at)).map(
      (lot) => run(path, { lot, commitment: commitmentOf(lot) })[2],
    )
    expect(new Set(winners).size).toBe(2)
    expect(() => run(path, { lot: '1', commitment: commitmentOf('2') })).toThrow(/isn’t the one that was committed to/)
    expect(() => run(path, { commitment: commitmentOf('2') })).toThrow(StartFault)
  })

  it.each([
    ['a missing file', 'nowhere.pb', {}, /nowhere\.pb can't be opened \(ENOENT\)/],
    ['another kind of file', ['a.txt', 'x'], {}, /a\.txt: the name ends in none of \.pb, \.blt/],
    ['a broken line', ['b.blt', '2 1\n1 3 0\n'], {}, /b\.blt: line 2: "3" is no candidate: they are 1 to 2\./],
    ['what is no UTF-8', ['c.csv', Uint8Array.from([0xd6, 0xd0])], {}, /c\.csv isn’t UTF-8/],
    ['no rule', ['d.csv', benches], { rule: undefined }, /Say which rule/],
    ['no number of seats', ['e.csv', benches], { seats: '0' }, /--seats is a number from 1, not "0"/],
  ] as const)('refuses %s in one sentence', (_what, given, options, sentence) => {
    const path = typeof given === 'string' ? join(folder, given) : file(...(given as [string, string]))
    expect(() => run(path, options)).toThrow(sentence)
    expect(() => run(path, options)).toThrow(StartFault)
  })
})
