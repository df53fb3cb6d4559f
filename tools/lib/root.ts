import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The path of a file of the project, from its path inside. */
export const inside = (...parts: string[]) => join(root, ...parts)
