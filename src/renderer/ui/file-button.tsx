import { useRef } from 'react'
import { Button } from './button.tsx'

export interface FileButtonProps {
  readonly testId: string
  readonly label: string
  /** As `accept` of a file input. */
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** A button that lets a person choose a file. The input itself is out of sight and carries the test id. */
export function FileButton({ testId, label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button size="small" onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        data-testid={testId}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // Emptied, so that the same file can be chosen again after it was mended.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
