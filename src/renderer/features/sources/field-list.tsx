import { useSpeech } from '../../app/console-context.tsx'
import type { FieldNode } from './field-tree.ts'
import styles from './mapping.module.css'

export interface FieldListProps {
  readonly nodes: readonly FieldNode[]
  readonly onPick: (node: FieldNode) => void
}

/** Fields of a payload; each is a button that says its path and its value. Lists and objects fold away. */
export function FieldList({ nodes, onPick }: FieldListProps) {
  return (
    <ul className={styles.nodes}>
      {nodes.map((node) => (
        <li key={node.path}>
          {node.kind === 'value' ? (
            <FieldButton node={node} onPick={onPick} />
          ) : (
            <details open className={styles.fold}>
              <summary className={styles.foldHead}>
                <FieldButton node={node} onPick={onPick} />
              </summary>
              <FieldList nodes={node.children} onPick={onPick} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function FieldButton({
  node,
  onPick,
}: {
  readonly node: FieldNode
  readonly onPick: (node: FieldNode) => void
}) {
  const { t } = useSpeech()
  return (
    <button
      type="button"
      className={styles.node}
      data-testid="mapping-field"
      data-path={node.path}
      title={node.path}
      onClick={(event) => {
        // A button inside a summary would fold it as well.
        event.preventDefault()
        onPick(node)
      }}
    >
      <span className={styles.nodeName}>{node.name === '' ? t('mapping.whole') : node.name}</span>
      <span className={styles.nodeText}>{node.text}</span>
    </button>
  )
}
