import sharp from 'sharp'
import type { FileStore } from '../src/platform/files/store.ts'
import type { StoredUpload } from '../src/shared/contract.ts'
import type { Scene } from './xishan/stories/index.ts'

/** What a camera would see, drawn with a few shapes on 480 × 360: without letters, which not every computer could set. */
type Draw = (after: boolean) => string

const ground = (wall: string, floor: string) =>
  `<rect width="480" height="360" fill="${wall}"/><rect y="250" width="480" height="110" fill="${floor}"/>`
const stairs = Array.from(
  { length: 6 },
  (_, step) =>
    `<rect x="${60 + step * 40}" y="${300 - step * 28}" width="260" height="30" fill="#8d8578" stroke="#6b655b"/>`,
).join('')
const box = (x: number, y: number, size: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${fill}" stroke="#5c4a32" stroke-width="2"/>`
const bin = (x: number, fill: string) =>
  `<rect x="${x}" y="190" width="62" height="90" rx="6" fill="${fill}"/><rect x="${x - 4}" y="180" width="70" height="14" rx="4" fill="#2d3a33"/>`
const house = `<rect x="60" y="40" width="360" height="220" fill="#d8cdb8"/>${Array.from(
  { length: 12 },
  (_, index) =>
    `<rect x="${90 + (index % 4) * 85}" y="${60 + Math.floor(index / 4) * 62}" width="44" height="36" fill="#8fb0c4"/>`,
).join('')}`
const tree = (lean: number, leaves: string) =>
  `<g transform="rotate(${lean} 240 300)"><rect x="228" y="150" width="24" height="150" fill="#6d5136"/><circle cx="240" cy="120" r="86" fill="${leaves}"/></g>`

const scenes: Record<Scene, Draw> = {
  lamp: (after) =>
    `${ground(after ? '#f1e6c8' : '#2b2f3a', after ? '#b9ab8e' : '#1c1f27')}${stairs}<circle cx="240" cy="46" r="${after ? 34 : 16}" fill="${after ? '#fff4b8' : '#4a4f5c'}"/>`,
  clutter: (after) =>
    `${ground('#dcd6ca', '#a79f90')}<rect x="330" y="70" width="90" height="190" fill="#8b4b3b"/>${after ? '' : box(60, 210, 80, '#c79a5b') + box(130, 180, 110, '#b98a4c') + box(85, 140, 70, '#d1a86c')}`,
  rubbish: (after) =>
    `${ground('#cfd8d3', '#9aa39a')}${bin(90, '#3f7d58')}${bin(200, '#7a7f86')}${after ? '' : box(290, 230, 60, '#e7e2d5') + box(340, 250, 50, '#3b3f46') + box(310, 200, 46, '#bfb8a5')}`,
  puddle: (after) =>
    `${ground('#c3d0d8', '#7b8287')}<rect x="225" y="262" width="30" height="90" fill="#e8e5d8"/>${after ? '' : '<ellipse cx="240" cy="310" rx="190" ry="38" fill="#5f86a3"/><ellipse cx="190" cy="304" rx="60" ry="10" fill="#86a9c2"/>'}`,
  leak: (after) =>
    `${ground('#eeeae0', '#b9a78c')}<rect y="0" width="480" height="60" fill="#f8f5ee"/>${after ? '' : '<ellipse cx="250" cy="52" rx="130" ry="40" fill="#c9b28a"/><ellipse cx="240" cy="56" rx="70" ry="24" fill="#a98d62"/><path d="M240 90 q-10 26 0 34 q10 -8 0 -34" fill="#6f9fc0"/>'}`,
  tree: (after) => `${ground('#cfe3ee', '#93a36d')}${tree(after ? 0 : 24, after ? '#5d8f4e' : '#8a7f45')}`,
  lawn: (after) =>
    `${ground('#d5e6ee', after ? '#7fae5f' : '#b7a367')}${Array.from({ length: after ? 9 : 3 }, (_, index) => `<circle cx="${50 + index * 48}" cy="${285 + (index % 3) * 18}" r="11" fill="${after ? '#d9657e' : '#8d7b4a'}"/>`).join('')}`,
  path: (after) =>
    `${ground('#d4dccf', '#b3aca0')}${Array.from({ length: 6 }, (_, index) => `<rect x="${20 + index * 76}" y="262" width="70" height="80" fill="#c9c1b2" stroke="#8f8778"${!after && index === 2 ? ' transform="rotate(9 190 300)"' : ''}/>`).join('')}${after ? '' : '<ellipse cx="330" cy="306" rx="42" ry="16" fill="#4f4a43"/>'}`,
  car: (after) =>
    `${ground('#cdd6dc', '#84888b')}<path d="M0 256 h480" stroke="#e3c341" stroke-width="10" stroke-dasharray="34 18"/>${after ? '' : '<rect x="120" y="210" width="230" height="70" rx="16" fill="#e9ecee"/><path d="M160 212 l34 -44 h96 l34 44 z" fill="#aebfca"/><circle cx="170" cy="284" r="24" fill="#2c2f33"/><circle cx="304" cy="284" r="24" fill="#2c2f33"/>'}`,
  scooter: (after) =>
    `${ground('#dcd6ca', '#a79f90')}${stairs}${after ? '' : '<circle cx="120" cy="300" r="30" fill="none" stroke="#26282b" stroke-width="10"/><circle cx="240" cy="300" r="30" fill="none" stroke="#26282b" stroke-width="10"/><path d="M120 300 h70 l40 -80 h24" fill="none" stroke="#b23a3a" stroke-width="16"/><path d="M200 250 q90 -60 150 -200" fill="none" stroke="#e08a2c" stroke-width="5"/>'}`,
  wall: (after) =>
    `${ground('#cfe0ea', '#8f958e')}${house}${after ? '' : '<path d="M250 70 l36 20 -10 44 -52 -8 z" fill="#8a7357"/>'}`,
  manhole: (after) =>
    `${ground('#9a9c9b', '#868887')}<circle cx="240" cy="190" r="92" fill="${after ? '#5b5d5e' : '#17191b'}" stroke="#3d3f40" stroke-width="8"/>${after ? '<path d="M170 190 h140 M240 120 v140" stroke="#77797a" stroke-width="8"/>' : '<path d="M150 110 a92 92 0 0 1 150 -16 l-30 46 z" fill="#5b5d5e"/>'}`,
  cable: (after) =>
    `${ground('#cfe0ea', '#8f958e')}${house}<path d="M0 60 Q240 ${after ? 78 : 330} 480 50" fill="none" stroke="#1d1f21" stroke-width="6"/>`,
  ramp: (after) =>
    `${ground('#dfe4e0', '#a9a79e')}<rect x="250" y="90" width="150" height="170" fill="#7c8f9d"/>${after ? '<path d="M40 330 L250 258 h150 v72 z" fill="#c9c3b4"/><path d="M40 270 L250 198" stroke="#9aa0a3" stroke-width="9"/>' : '<path d="M150 330 v-24 h50 v-24 h50 v-24 h150 v72 z" fill="#c9c3b4"/>'}`,
  door: (after) =>
    `${ground('#d9d3c6', '#9c958a')}<rect x="150" y="70" width="170" height="210" fill="#39424a"/><rect x="${after ? 158 : 196}" y="78" width="154" height="198" fill="#7d8d99"${after ? '' : ' transform="skewY(-9) translate(0 40)"'}/><circle cx="${after ? 294 : 330}" cy="180" r="8" fill="#e0c25a"/>`,
}

export type Photos = { before(scene: Scene): Promise<StoredUpload>; after(scene: Scene): Promise<StoredUpload> }

/** Pictures as they are wanted, each drawn and stored once. */
export function drawPhotos(store: FileStore): Photos {
  const drawn = new Map<string, Promise<StoredUpload>>()
  const take = (scene: Scene, after: boolean) => {
    const name = `${scene}-${after ? 'after' : 'before'}.jpg`
    const known = drawn.get(name) ?? draw(store, name, scenes[scene](after))
    drawn.set(name, known)
    return known
  }
  return { before: (scene) => take(scene, false), after: (scene) => take(scene, true) }
}

async function draw(store: FileStore, name: string, shapes: string): Promise<StoredUpload> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">${shapes}</svg>`
  const { data, info } = await sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true })
  const { sha256, sizeBytes } = await store.put(data)
  return { name, sha256, sizeBytes, mediaType: 'image/jpeg', width: info.width, height: info.height }
}
