import type { Area } from './views.ts'

/** An area in one of the two trees, with what stands directly below it there. */
export interface TreeNode {
  area: Area
  below: TreeNode[]
  /** Buildings anywhere below. */
  buildings: number
}

/** Puts areas under each other by their paths in one of the trees. Parents come before what stands below them. */
export function treeOf(areas: Area[], path: 'admin_path' | 'compound_path'): TreeNode[] {
  const nodes = new Map<string, TreeNode>()
  const top: TreeNode[] = []
  for (const area of areas) {
    const own = area[path]
    if (own === null) continue
    const node: TreeNode = { area, below: [], buildings: 0 }
    nodes.set(own, node)
    const above = nodes.get(own.slice(0, Math.max(0, own.lastIndexOf('/'))))
    if (above) above.below.push(node)
    else top.push(node)
  }
  for (const node of top) countBuildings(node)
  return top
}

function countBuildings(node: TreeNode): number {
  const own = node.area.kind === 'building' ? 1 : 0
  node.buildings = node.below.reduce((sum, one) => sum + countBuildings(one), 0)
  return own + node.buildings
}
