import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Icon } from '../../../../../app/web/kit/icon.tsx'
import { Link } from '../../../../../app/web/kit/navigation.tsx'
import { useWords } from '../../../../../app/web/words.ts'
import { useKinds } from './kinds.ts'
import type { TreeNode } from './tree.ts'
import styles from './tree-view.module.css'

function Branch({ node, depth, openDepth }: { node: TreeNode; depth: number; openDepth: number }) {
  const t = useWords('territory')
  const { nameOf } = useKinds()
  const [open, setOpen] = useState(depth < openDepth)
  const { area, below, buildings } = node
  return (
    <li>
      <div className={styles.line}>
        {below.length > 0 ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={open}
            aria-label={t(open ? 'workbench.areas.fold' : 'workbench.areas.unfold', { name: area.name })}
            onClick={() => setOpen(!open)}
          >
            <Icon of={IconChevronRight} size={18} />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <Link to={`/areas/${area.id}`}>{area.name}</Link>
        <span className={styles.about}>
          {nameOf(area.kind)}
          {buildings > 0 && ` · ${t('workbench.areas.buildings', { count: buildings })}`}
        </span>
      </div>
      {open && below.length > 0 && <TreeView nodes={below} depth={depth + 1} openDepth={openDepth} />}
    </li>
  )
}

interface TreeViewProps {
  nodes: TreeNode[]
  depth?: number
  /** Branches above this depth are open at first. */
  openDepth?: number
}

/** A tree of areas; each branch opens by itself, each name leads to its page. */
export function TreeView({ nodes, depth = 0, openDepth = 0 }: TreeViewProps) {
  return (
    <ul className={depth === 0 ? undefined : styles.below}>
      {nodes.map((node) => (
        <Branch key={node.area.id} node={node} depth={depth} openDepth={openDepth} />
      ))}
    </ul>
  )
}
