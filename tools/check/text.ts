import { globSync } from 'node:fs'
import { type Catalogue, placeholders, readCatalogue } from '../lib/catalogues.ts'
import { inside, root } from '../lib/root.ts'
import { textsWanted, type WantedText } from '../lib/text-keys.ts'
import { beyondFace } from './faces.ts'
import type { Check, Finding } from './finding.ts'
import { plantedIn, toothless } from './planted.ts'

const planted = inside('tools/check/fixtures/text')
const main = 'zh-CN'

// Wording rule 5 (no blame) and 4 (a button names its act): told to people, these words stop them.
const blaming = /失败|非法|错误|请勿|\b(error|failed|failure|illegal|invalid|forbidden|denied)\b/i
const bare = /^(确定|提交|确认|操作|OK|Submit)$/

/** Languages every text has. (zh-Hant is generated from the main one, and `generated` proves it.) */
const translated = ['en']
// Chinese stands in an English sentence only quoted: "3幢", beside its English: owner (业主), or as what people type: {编号}.
const quoted = /"[^"]*"|“[^”]*”|\([^)]*\)|\{[^{}]*\}/g

/**
 * Texts: every one that code asks for stands in the main catalogue, no face asks for another's, the other languages say the same
 * things with the same placeholders, and nothing blames. (That catalogues are JSON without double keys is lint's to say; Chinese in code too.)
 */
export const text: Check = {
  mend: 'Write the sentence in i18n/zh-CN.json of its owner: what happened, what it means, what to do.',
  async run() {
    const { findings, looked } = checkTexts(root)
    return { findings: [...findings, ...unproven()], looked }
  },
}

function checkTexts(baseDir: string): { findings: Finding[]; looked: string } {
  const catalogues = find(baseDir, 'src/**/i18n/*.json').map((file) => readCatalogue(baseDir, file))
  const sources = find(baseDir, 'src/**/*.{ts,tsx}').filter(
    (file) => !/\.test\.tsx?$|\.gen\.ts$|\/test(ing)?\//.test(file),
  )
  const wanted = sources.flatMap((file) => textsWanted(baseDir, file))
  const findings = [
    ...missing(wanted, catalogues),
    ...beyondFace(baseDir, wanted),
    ...catalogues.flatMap(poorWords),
    ...differences(catalogues),
    ...untranslated(catalogues),
  ]
  return { findings, looked: `${catalogues.length} catalogues, ${wanted.length} uses` }
}

function find(baseDir: string, pattern: string): string[] {
  return globSync(pattern, { cwd: baseDir })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

function missing(wanted: WantedText[], catalogues: Catalogue[]): Finding[] {
  const known = new Map<string, string[]>()
  for (const { owner, language, texts } of catalogues) {
    if (language === main) known.set(owner, [...(known.get(owner) ?? []), ...texts.keys()])
  }
  const once = new Map(wanted.map((text) => [`${text.owner} ${text.key}`, text]))
  return [...once.values()]
    .filter(({ owner, key }) => !isKnown(key, known.get(owner) ?? []))
    .map(({ file, owner, key }) => ({ where: file, what: `asks for ${key} of ${owner}, which has no text` }))
}

/** Whether a key (with `*` for parts unknown until running) has a text, also as plural or as a branch that holds texts. */
function isKnown(key: string, keys: string[]): boolean {
  const pattern = key.split('*').map(RegExp.escape).join('.+')
  const known = new RegExp(`^${pattern}(_(zero|one|two|few|many|other))?(\\..+)?$`)
  return keys.some((candidate) => known.test(candidate))
}

function poorWords({ file, language, texts }: Catalogue): Finding[] {
  return [...texts].flatMap(([key, sentence]) => {
    // A page would show the key.
    if (sentence.trim() === '') return [{ where: file, what: `${key} is empty` }]
    if (language === 'en' && /\p{Script=Han}/u.test(sentence.replaceAll(quoted, ''))) {
      return [{ where: file, what: `${key} is in Chinese` }]
    }
    const blame = blaming.exec(sentence)?.[0]
    if (blame) return [{ where: file, what: `${key} says ${blame}` }]
    return bare.test(sentence) ? [{ where: file, what: `${key} is the bare word ${sentence}` }] : []
  })
}

/** Every other language has no text of its own, and the same placeholders. */
function differences(catalogues: Catalogue[]): Finding[] {
  return catalogues
    .filter(({ language }) => language !== main)
    .flatMap(({ file, owner, texts }) => {
      const original = mainTexts(catalogues, owner)
      return [...texts].flatMap(([key, sentence]) => {
        const source = original.get(key) ?? original.get(singular(key)) ?? original.get(`${singular(key)}_other`)
        if (source === undefined) return [{ where: file, what: `${key} is in no ${main} catalogue` }]
        if (placeholders(source) === placeholders(sentence) || key.endsWith('_one')) return []
        return [{ where: file, what: `${key} has other placeholders than ${main}` }]
      })
    })
}

/** Texts of the main catalogue that a translated language lacks. A plural has at least its `_one` and `_other`. */
function untranslated(catalogues: Catalogue[]): Finding[] {
  return catalogues
    .filter(({ language }) => language === main)
    .flatMap(({ file, owner, texts }) =>
      translated.flatMap((language) => {
        const there = new Set(catalogues.find((one) => one.owner === owner && one.language === language)?.texts.keys())
        return [...texts.keys()]
          .filter((key) => !there.has(key) && !isPlural(singular(key), there))
          .map((key) => ({ where: file.replace(main, language), what: `${key} has no text in ${language}` }))
      }),
    )
}

function mainTexts(catalogues: Catalogue[], owner: string): Map<string, string> {
  return catalogues.find((one) => one.owner === owner && one.language === main)?.texts ?? new Map<string, string>()
}

/** The key without its plural form: `rows_one` → `rows`. */
function singular(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '')
}

function isPlural(key: string, there: Set<string>): boolean {
  return there.has(`${key}_one`) && there.has(`${key}_other`)
}

/** JSON holds no comments, so planted.ts beside the planted catalogues says what must be found. */
function unproven(): Finding[] {
  const { findings } = checkTexts(planted)
  return toothless(
    findings.map(({ where, what }) => `${what} in ${where}`),
    plantedIn(planted).map((line) => line.replace(/ in src\/planted\.ts$/, '')),
  )
}
