import { MemoryFS, PGlite } from '@electric-sql/pglite'

/** Folders (no bytes) before what lies in them, and files, by their paths below the data folder. */
export type DataImage = readonly (readonly [path: string, bytes: Uint8Array | null])[]

/** A folder or a file as Emscripten keeps it in memory. */
type Node = {
  mode: number
  contents: Record<string, Node> | Uint8Array | null
  usedBytes: number
  node_ops: { mknod(parent: Node, name: string, mode: number, device: number): Node }
}
type Files = { lookupPath(path: string): { node: Node }; isDir(mode: number): boolean; mkdirTree(path: string): void }

const folderMode = 0o40700
const fileMode = 0o100600

function filesOf({ Module }: PGlite): { files: Files; folder: string } {
  const { FS, ENV } = Module as unknown as { FS: Files; ENV: { PGDATA: string } }
  return { files: FS, folder: ENV.PGDATA }
}

/**
 * An empty database to be filled and taken an image of. Its log comes in pieces of 1 MB instead of 16, which each copy would
 * have to carry.
 */
export function createForImage(): Promise<PGlite> {
  return PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
}

/** What a database in memory consists of once `close` has closed it: one that was shut down begins without recovering. */
export async function takeImage(lite: PGlite, close: () => Promise<void>): Promise<DataImage> {
  const { files, folder } = filesOf(lite)
  await close()
  const image: [string, Uint8Array | null][] = []
  const walk = (node: Node, path: string) => {
    for (const [name, inner] of Object.entries(node.contents as Record<string, Node>)) {
      const isFolder = files.isDir(inner.mode)
      const bytes = inner.contents as Uint8Array | null
      image.push([path + name, isFolder ? null : (bytes?.slice(0, inner.usedBytes) ?? new Uint8Array())])
      if (isFolder) walk(inner, `${path}${name}/`)
    }
  }
  walk(files.lookupPath(folder).node, '')
  return image
}

/** A file system that begins as an image; each has bytes of its own. */
class ImageFs extends MemoryFS {
  readonly #image: DataImage

  constructor(image: DataImage) {
    super('')
    this.#image = image
  }

  override async initialSyncFs(): Promise<void> {
    const { files, folder } = filesOf(this.pg as PGlite)
    files.mkdirTree(folder)
    const folders = new Map([['', files.lookupPath(folder).node]])
    for (const [path, bytes] of this.#image) {
      const cut = path.lastIndexOf('/')
      const parent = folders.get(path.slice(0, Math.max(0, cut))) as Node
      const node = parent.node_ops.mknod(parent, path.slice(cut + 1), bytes ? fileMode : folderMode, 0)
      if (bytes) Object.assign(node, { contents: new Uint8Array(bytes), usedBytes: bytes.length })
      else folders.set(path, node)
    }
  }
}

/**
 * A database of its own that begins as the image: its files are put into memory as they are. Taking a tar apart (`loadDataDir`) and recovering
 * what wasn't shut down cost ten times as much (measured: 1.45 → 0.15 s), half of the rest was clearing 128 MB of buffers, of which
 * tests need a quarter.
 */
export function openImage(image: DataImage): Promise<PGlite> {
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']
  return PGlite.create({ fs: new ImageFs(image), startParams })
}
