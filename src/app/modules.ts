import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Module } from '../platform/module.ts'

/** Folder of the sources: migrations and modules are found below it. */
export const sourceDir = dirname(dirname(fileURLToPath(import.meta.url)))

/** Collects every `modules/<name>/module.ts`. Adding a module touches one folder. */
export async function loadModules(): Promise<Module[]> {
  const files = globSync('modules/*/module.ts', { cwd: sourceDir }).sort()
  const loaded = files.map(async (file) => {
    const { default: module } = (await import(pathToFileURL(join(sourceDir, file)).href)) as { default: Module }
    return module
  })
  return Promise.all(loaded)
}
