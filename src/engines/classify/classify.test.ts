import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Keys } from './keys.ts'
import { measure, split } from './measure.ts'
import { classifierOf } from './model.ts'
import { pack, unpack } from './pack.ts'
import { type Example, train } from './train.ts'

/** Two hanzi at a time: words enough for a test. */
const cut = (text: string) => text.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}]+/gu) ?? []

const said: Record<string, readonly string[]> = {
  灯: ['楼道的灯坏了', '楼道灯不亮', '灯坏了很黑', '感应灯一直不亮', '楼道灯坏了三天'],
  水: ['楼上漏水到我家', '屋顶漏水', '卫生间漏水严重', '漏水没人管', '墙面漏水发霉'],
  车: ['车位被占', '消防通道停车', '乱停车堵门', '车位不够停车难', '僵尸车占车位'],
}
const examples: Example[] = Object.entries(said).flatMap(([label, texts]) => texts.map((text) => ({ text, label })))
const learn = (seed = 1) => train(examples, { longest: 3, cut, leastTexts: 1, seed })

describe('a classifier', () => {
  it('learns what texts are about, and says by which words', async () => {
    const classifier = classifierOf(await learn(), cut)
    for (const { text, label } of examples) expect(classifier.best(text)).toBe(label)
    expect(classifier.best('地下室漏水了')).toBe('水')
    expect(classifier.best('三号楼道灯')).toBe('灯')
    const [first] = classifier.guesses('楼道灯坏', 3)
    expect(first).toMatchObject({ label: '灯' })
    expect(classifier.reasons('楼道灯坏', first?.label ?? '', 2)).toContain('楼道')
    expect(classifier.reasons('楼道灯坏', '没有的', 2)).toEqual([])
  })

  it('gives the same for the same seed, and nearly the same for another', async () => {
    const [one, same, other] = [await learn(), await learn(), await learn(7)]
    expect(same.weights).toEqual(one.weights)
    const [a, b] = [classifierOf(one, cut), classifierOf(other, cut)]
    for (const { text } of examples) {
      expect(b.guesses(text, 1)[0]?.score).toBeCloseTo(a.guesses(text, 1)[0]?.score ?? 0, 0)
    }
  })

  it('has guesses in order, shares that make one, and no guess for what it never heard', async () => {
    const classifier = classifierOf(await learn(), cut)
    const piece = fc.constantFrom('楼道', '灯', '漏水', '车位', '，', 'A3', '12', '\ud800', '好', '\0', '坏了')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const guesses = classifier.guesses(text, 9)
        const scores = guesses.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        if (guesses.length === 0) return
        expect(guesses[0]?.label).toBe(classifier.best(text))
        expect(guesses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
        for (const word of classifier.reasons(text, guesses[0]?.label ?? '', 5)) expect(text).toContain(word)
      }),
    )
    expect(classifier.guesses('hello 123', 3)).toEqual([])
    expect(classifier.guesses('', 3)).toEqual([])
  })

  it('says the same after it was stored, in far less room', async () => {
    const model = await learn()
    const packed = pack(model)
    expect(packed.length).toBeLessThan(model.weights.byteLength)
    const [before, after] = [classifierOf(model, cut), classifierOf(unpack(packed), cut)]
    for (const { text, label } of examples) {
      expect(after.best(text)).toBe(label)
      expect(after.guesses(text, 1)[0]?.score).toBeCloseTo(before.guesses(text, 1)[0]?.score ?? 0, 1)
    }
    expect(Buffer.from(packed).toString('latin1')).not.toContain('楼道')
    expect(() => unpack(packed.slice(0, 20))).toThrow()
  })

  it('keeps no term of fewer texts than asked for, and no more terms than asked for', async () => {
    const model = await train(examples, { longest: 2, leastTexts: 3, termsMost: 6 })
    expect(model.idf.length).toBe(6)
    expect(classifierOf(model, cut).guesses('僵尸', 3)).toEqual([])
  })

  it('needs two labels', async () => {
    await expect(train([{ text: '灯', label: '灯' }], { longest: 2 })).rejects.toThrow(RangeError)
  })
})

describe('the measures', () => {
  // The example of scikit-learn's f1_score: macro 0.2666…
  it('are those everybody reckons with', () => {
    const found = measure(['0', '1', '2', '0', '1', '2'], ['0', '2', '1', '0', '0', '1'])
    expect(found.macro_f1).toBeCloseTo(0.26667, 4)
    expect(found.accuracy).toBeCloseTo(1 / 3)
    expect(found.confusion).toEqual([
      [2, 0, 0],
      [1, 0, 1],
      [0, 2, 0],
    ])
    expect(found.labels[0]).toMatchObject({ label: '0', precision: 2 / 3, recall: 1, texts: 2 })
    expect(() => measure([], [])).toThrow(RangeError)
  })

  it('are one where everything is right, and lie between', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), { minLength: 1 })
    fc.assert(
      fc.property(answers, (pairs) => {
        const right = pairs.map(([one]) => one)
        expect(measure(right, right)).toMatchObject({ accuracy: 1, macro_f1: 1 })
        const { accuracy, macro_f1, confusion } = measure(
          right,
          pairs.map(([, other]) => other),
        )
        expect(accuracy).toBeGreaterThanOrEqual(0)
        expect(macro_f1).toBeLessThanOrEqual(1)
        expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(pairs.length)
      }),
    )
  })

  it('stand on a split in which every label has its part', () => {
    const { rest, apart } = split(examples, 0.2, 3)
    expect(new Set(apart.map(({ label }) => label)).size).toBe(3)
    expect(rest.length + apart.length).toBe(examples.length)
    expect(split(examples, 0.2, 3)).toEqual({ rest, apart })
  })
})

it('numbers for keys are given in the order they come, and found again', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff_ffff), { maxLength: 3_000 }), (keys) => {
      const table = new Keys(2)
      const known = new Map<number, number>()
      for (const key of keys) {
        if (!known.has(key)) known.set(key, known.size)
        expect(table.add(key)).toBe(known.get(key))
      }
      for (const [key, number] of known) expect(table.find(key)).toBe(number)
      expect([...table.all()]).toEqual([...known.keys()])
      expect(table.find(known.size === 0 ? 1 : -1)).toBe(-1)
    }),
    { numRuns: 30 },
  )
})
