import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { filesMatching, trackedFiles } from '../lib/files.ts'
import { inside, root } from '../lib/root.ts'
import type { Check, Finding } from './finding.ts'

const headings = ['Context', 'Options', 'Decision', 'Consequences']

/** READMEs, decision records and links are there and whole; nothing names the place where the project is made. */
export const docs: Check = {
  mend: 'Write what is missing, or mend the link.',
  async run() {
    const pages = filesMatching('*.md', 'docs/**/*.md', '{src,demo,e2e,bench,tools}/**/*.md')
    const findings = [...modulesWithoutReadme(), ...poorDecisions(), ...pages.flatMap(deadLinks), ...traces()]
    return { findings, looked: `${pages.length} pages` }
  },
}

function modulesWithoutReadme(): Finding[] {
  const folders = existsSync(inside('src/modules')) ? readdirSync(inside('src/modules'), { withFileTypes: true }) : []
  return folders
    .filter((folder) => folder.isDirectory())
    .map((folder) => `src/modules/${folder.name}`)
    .filter((folder) => !existsSync(inside(folder, 'README.md')))
    .map((where) => ({ where, what: 'has no README.md: for whom, words, rules as sentences, states, events' }))
}

/** A decision record says what was decided between, and what follows: `docs/decisions/NNN-title.md`. */
function poorDecisions(): Finding[] {
  return filesMatching('docs/decisions/*.md').flatMap((file) => {
    const text = readFileSync(inside(file), 'utf8')
    const missing = headings.filter((heading) => !new RegExp(`^#+ ${heading}\\b`, 'm').test(text))
    const misnamed = /\/\d{3}-[a-z0-9-]+\.md$/.test(file)
      ? []
      : [{ where: file, what: 'is not named like 012-one-driver.md' }]
    return [...misnamed, ...missing.map((heading) => ({ where: file, what: `lacks the heading ${heading}` }))]
  })
}

/** Links and pictures that point at a file which isn't there. Addresses on the web aren't asked. */
function deadLinks(file: string): Finding[] {
  const text = readFileSync(inside(file), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
  const targets = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return targets
    .filter((target) => !/^([a-z]+:|#|\/\/)/i.test(target))
    .filter((target) => !existsSync(inside(normalize(join(dirname(file), decodeURI(target.replace(/[#?].*$/, '')))))))
    .map((target) => ({ where: file, what: `links to ${target}, which is not there` }))
}

/** Paths and hosts of the place where this check runs: what names them works for nobody else. */
function traces(): Finding[] {
  const words = placeWords()
  return trackedFiles()
    .filter((file) => /\.(md|tsx?|mjs|json|sql|css|sh|ya?ml|html)$|^\.ci\//.test(file))
    .flatMap((file) => {
      const lines = readFileSync(inside(file), 'utf8').split('\n')
      return lines.flatMap((line, index) =>
        words.some((word) => word.test(line))
          ? [{ where: `${file}:${index + 1}`, what: 'names the computer it was written on' }]
          : [],
      )
    })
}

function placeWords(): RegExp[] {
  const registry = process.env.npm_config_registry ?? 'https://registry.npmjs.org/'
  const own = registry.includes('//registry.npmjs.org') ? [] : [new URL(registry).host]
  return [`${root}/`, root, ...own].map((word) => new RegExp(`(?<![\\w.])${RegExp.escape(word)}(?![\\w-])`))
}
